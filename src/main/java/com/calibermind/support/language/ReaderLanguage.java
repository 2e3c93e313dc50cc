package com.calibermind.support.language;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.util.WebUtils;

/** The language of whoever asks: the one chosen in Tasklist or Cockpit (a cookie), else what they accept, else English. */
final class ReaderLanguage {

    /** Set by {@code desk/texts.js}; holds no more than "de" or "en". */
    static final String COOKIE = "desk-language";

    private ReaderLanguage() {}

    /** English where nobody asks, as in a job. */
    static Locale now(List<Locale> known) {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes asked
                ? of(asked.getRequest(), known)
                : Locale.ENGLISH;
    }

    static Locale of(HttpServletRequest request, List<Locale> known) {
        return Stream.concat(
                        Optional.ofNullable(WebUtils.getCookie(request, COOKIE)).map(Cookie::getValue).stream(),
                        accepted(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE)))
                .map(it -> Locale.forLanguageTag(it).getLanguage())
                .flatMap(it -> Stream.concat(Stream.of(Locale.ENGLISH), known.stream())
                        .filter(locale -> locale.getLanguage().equals(it)))
                .findFirst()
                .orElse(Locale.ENGLISH);
    }

    /** As RFC 9110 says, the most welcome first; none if it cannot be read. */
    private static Stream<String> accepted(String header) {
        try {
            return header == null
                    ? Stream.empty()
                    : Locale.LanguageRange.parse(header).stream()
                            .filter(it -> it.getWeight() > 0)
                            .map(Locale.LanguageRange::getRange);
        } catch (IllegalArgumentException unreadable) {
            return Stream.empty();
        }
    }
}
