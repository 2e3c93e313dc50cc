package com.calibermind.support.portal;

import com.calibermind.support.cases.SupportProperties;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.springframework.web.util.WebUtils;

/** Gives every page below {@code templates/portal} its {@link Layout}, also those that say that something went wrong. */
@Component
class LayoutInterceptor implements HandlerInterceptor {

    /** Set by {@code portal.js}: the IANA name of the browser's zone. */
    static final String ZONE_COOKIE = "support-zone";

    private static final Set<String> ASKING = Set.of("GET", "HEAD");

    private final PortalProperties portal;
    private final SupportProperties desk;
    private final MessageSource words;

    LayoutInterceptor(PortalProperties portal, SupportProperties desk, MessageSource words) {
        this.portal = portal;
        this.desk = desk;
        this.words = words;
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView page) {
        if (page != null && String.valueOf(page.getViewName()).startsWith("portal/")) {
            boolean isError = page.getViewName().equals(PortalErrors.VIEW);
            page.addObject("layout", layout(request, query(request, isError)));
        }
    }

    private Layout layout(HttpServletRequest request, String query) {
        return new Layout(
                portal.brand(),
                Stream.of("logo.svg", "logo.png")
                        .map(this::brandFile)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null),
                brandFile("brand.css"),
                path(request),
                query,
                reader(request));
    }

    Reader reader(HttpServletRequest request) {
        return new Reader(RequestContextUtils.getLocale(request), zone(request), words);
    }

    private ZoneId zone(HttpServletRequest request) {
        return saidZone(request).orElse(desk.timeZone());
    }

    /** The zone that the reader's browser has told; whatever else is in the cookie tells none. */
    Optional<ZoneId> saidZone(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, ZONE_COOKIE);
        try {
            return Optional.ofNullable(cookie)
                    .map(it -> ZoneId.of(URLDecoder.decode(it.getValue(), StandardCharsets.UTF_8)));
        } catch (DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Of an error nothing is repeated. */
    private static String query(HttpServletRequest request, boolean isError) {
        if (!ASKING.contains(request.getMethod())) {
            return null;
        }
        return isError
                ? ""
                : request.getParameterMap().entrySet().stream()
                        .filter(it -> !it.getKey().equals(Languages.PARAMETER))
                        .flatMap(it -> Arrays.stream(it.getValue()).map(value -> part(it.getKey(), value)))
                        .collect(Collectors.joining());
    }

    private static String part(String name, String value) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8)
                + "="
                + URLEncoder.encode(value, StandardCharsets.UTF_8)
                + "&";
    }

    private static String path(HttpServletRequest request) {
        Object original = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return original == null ? request.getRequestURI() : original.toString();
    }

    private String brandFile(String name) {
        Path folder = portal.branding();
        return folder != null && Files.isRegularFile(folder.resolve(name)) ? "/support/brand/" + name : null;
    }
}
