package com.calibermind.support.portal;

import com.calibermind.support.cases.SupportProperties;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Objects;
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
            page.addObject("layout", layout(request));
        }
    }

    Layout layout(HttpServletRequest request) {
        return new Layout(
                portal.brand(),
                Stream.of("logo.svg", "logo.png")
                        .map(this::brandFile)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null),
                brandFile("brand.css"),
                path(request),
                reader(request));
    }

    Reader reader(HttpServletRequest request) {
        return new Reader(RequestContextUtils.getLocale(request), zone(request), words);
    }

    private ZoneId zone(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, ZONE_COOKIE);
        if (cookie != null) {
            try {
                return ZoneId.of(URLDecoder.decode(cookie.getValue(), StandardCharsets.UTF_8));
            } catch (DateTimeException | IllegalArgumentException e) {
                return desk.timeZone(); // whatever was in the cookie, it is not a zone
            }
        }
        return desk.timeZone();
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
