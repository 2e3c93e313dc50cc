package com.calibermind.support.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.lang.Nullable;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;

/** The languages of the pages: the one that the reader chose (a cookie), else what their browser asks for, else English. */
class Languages extends CookieLocaleResolver {

    /** A further language is a line here and a file beside each {@code messages/*.properties}. */
    static final List<Locale> ALL = List.of(Locale.ENGLISH, Locale.GERMAN);

    /** Of an address that chooses a language. */
    static final String PARAMETER = "lang";

    Languages() {
        super("support-language");
        setCookiePath("/support");
        setCookieMaxAge(Duration.ofDays(365));
        setCookieHttpOnly(true);
        setCookieSameSite("Lax");
        setRejectInvalidCookies(false);
        setDefaultLocaleFunction(it -> known(Collections.list(it.getLocales())));
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        return known(List.of(super.resolveLocale(request)));
    }

    /** Another language than ours is no choice. */
    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        if (locale != null && find(locale).isPresent()) {
            super.setLocale(request, response, locale);
        }
    }

    private static Locale known(List<Locale> wanted) {
        return wanted.stream().flatMap(it -> find(it).stream()).findFirst().orElse(Locale.ENGLISH);
    }

    private static Optional<Locale> find(Locale wanted) {
        return ALL.stream()
                .filter(it -> it.getLanguage().equals(wanted.getLanguage()))
                .findFirst();
    }
}
