package com.calibermind.support.portal;

import com.calibermind.support.contents.UploadLimit;
import org.springframework.boot.web.servlet.DelegatingFilterProxyRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Headers and CSRF protection of the customers' pages, and of nothing else: Tasklist, Cockpit and the REST interfaces have
 * their own (ADR 0023).
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class PortalSecurity {

    /** No script or style in the page itself, nothing from elsewhere, no frame around it. */
    static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
                    + " font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    static final String PATHS = "/support";
    static final String TOKEN_COOKIE = "support-csrf";

    /**
     * Sent by mail programs, not by our pages (RFC 8058, section 3.2): its secret is in the address. A large provider sends
     * those of all its users from few addresses.
     */
    private static final RequestMatcher ONE_CLICK =
            PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, PATHS + "/status/unsubscribe");

    @Bean
    SecurityFilterChain portalPages(HttpSecurity http, Throttles throttles, UploadLimit portalUploads)
            throws Exception {
        var throttle = new FormThrottleFilter(
                throttles, ONE_CLICK, portalUploads.request().toBytes());
        return http.securityMatcher(PathPatternRequestMatcher.withDefaults().matcher(PATHS + "/**"))
                .authorizeHttpRequests(it -> it.anyRequest().permitAll())
                .csrf(it -> it.csrfTokenRepository(tokenInCookie()).ignoringRequestMatchers(ONE_CLICK))
                .addFilterBefore(throttle, CsrfFilter.class)
                .exceptionHandling(it -> it.accessDeniedHandler(new FormRefusals()))
                .headers(PortalSecurity::headers)
                .sessionManagement(it -> it.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .build();
    }

    /** A filter for these paths alone; Spring Boot's own registration, for all paths, is switched off. */
    @Bean
    DelegatingFilterProxyRegistrationBean portalPagesFilter() {
        var registration = new DelegatingFilterProxyRegistrationBean("springSecurityFilterChain");
        registration.addUrlPatterns(PATHS + "/*");
        registration.setOrder(0);
        return registration;
    }

    /** Lax, not Strict: whoever comes by a link in a mail must not lose the token of a form in another tab. */
    private static CookieCsrfTokenRepository tokenInCookie() {
        var tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName(TOKEN_COOKIE);
        tokens.setCookiePath(PATHS);
        tokens.setCookieCustomizer(it -> it.httpOnly(true).sameSite("Lax"));
        return tokens;
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(it -> it.policyDirectives(CONTENT_SECURITY_POLICY))
                .referrerPolicy(it -> it.policy(ReferrerPolicy.SAME_ORIGIN))
                .crossOriginOpenerPolicy(it -> it.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(it -> it.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(it -> it.policy("camera=(), geolocation=(), microphone=(), payment=()"));
    }
}
