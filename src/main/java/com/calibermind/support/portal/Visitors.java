package com.calibermind.support.portal;

import com.calibermind.support.cases.PortalAddress;
import com.calibermind.support.customers.CustomerDirectory;
import com.calibermind.support.customers.Standing;
import com.calibermind.support.signin.Sessions;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * Who is signed in, by a cookie that scripts cannot read. Over TLS its name begins with __Host-, so that no other host of
 * the domain can plant one (RFC 6265bis, section 4.1.3).
 */
@Component
class Visitors {

    static final String COOKIE = "support-session";

    private final Sessions sessions;
    private final CustomerDirectory customers;
    private final PortalAddress portal;

    Visitors(Sessions sessions, CustomerDirectory customers, PortalAddress portal) {
        this.sessions = sessions;
        this.customers = customers;
        this.portal = portal;
    }

    /** As the register of companies says now, not as it said at sign-in. */
    Optional<Standing> of(HttpServletRequest request) {
        return Optional.ofNullable(secret(request)).flatMap(sessions::owner).map(customers::standingOf);
    }

    /** Ends the session that the browser had, and begins a new one. */
    void welcome(String email, HttpServletRequest request, HttpServletResponse response) {
        sessions.end(secret(request));
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                cookie(request, sessions.begin(email)).build().toString());
        forgetFormToken(response);
    }

    void leave(HttpServletRequest request, HttpServletResponse response) {
        sessions.end(secret(request));
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                cookie(request, "").maxAge(Duration.ZERO).build().toString());
        forgetFormToken(response);
    }

    void leaveEverywhere(HttpServletRequest request, HttpServletResponse response) {
        of(request).ifPresent(it -> sessions.endAll(it.email()));
        leave(request, response);
    }

    private String secret(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, name(request));
        return cookie == null ? null : cookie.getValue();
    }

    /** Lax, not Strict: whoever comes by a link in a mail stays signed in. Ends with the browser. */
    private ResponseCookie.ResponseCookieBuilder cookie(HttpServletRequest request, String value) {
        boolean secure = isSecure(request);
        return ResponseCookie.from(name(request), value)
                .httpOnly(true)
                .secure(secure)
                .sameSite("Lax")
                .path(secure ? "/" : "/support");
    }

    /** A token that was planted before the sign-in must not be good for the forms after it. */
    private static void forgetFormToken(HttpServletResponse response) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(PortalSecurity.TOKEN_COOKIE, "")
                        .path(PortalSecurity.PATHS)
                        .maxAge(Duration.ZERO)
                        .build()
                        .toString());
    }

    private String name(HttpServletRequest request) {
        return isSecure(request) ? "__Host-" + COOKIE : COOKIE;
    }

    private boolean isSecure(HttpServletRequest request) {
        return portal.isSecure() || request.isSecure();
    }
}
