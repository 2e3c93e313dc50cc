package com.calibermind.support.process;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.Filter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.rest.security.auth.ProcessEngineAuthenticationFilter;
import org.camunda.bpm.engine.rest.security.auth.impl.HttpBasicAuthenticationProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Closes what the engine's web parts leave open. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ProcessProperties.class)
class WebSecurity implements WebMvcConfigurer {

    /** Tasklist sorts by creation unless told otherwise; the policy asks for severity, then deadline (P20). */
    private static final String TASKLIST_MOST_URGENT_FIRST = "/camunda/app/tasklist/default/#/?sorting="
            + URLEncoder.encode(
                    "[{\"sortBy\":\"priority\",\"sortOrder\":\"desc\"},{\"sortBy\":\"dueDate\",\"sortOrder\":\"asc\"}]",
                    StandardCharsets.UTF_8);

    @Override
    public void addViewControllers(ViewControllerRegistry views) {
        views.addRedirectViewController("/", TASKLIST_MOST_URGENT_FIRST);
    }

    /** The engine's REST interface asks for user and password (HTTP Basic, RFC 7617) and acts with that user's rights. */
    @Bean
    FilterRegistrationBean<ProcessEngineAuthenticationFilter> engineSignIn() {
        return signIn(new ProcessEngineAuthenticationFilter(), "/engine-rest/*");
    }

    @Bean
    FilterRegistrationBean<ApiSignIn> apiSignIn(IdentityService identity) {
        return signIn(new ApiSignIn(identity), "/api/*", "/reports/*");
    }

    private static <T extends Filter> FilterRegistrationBean<T> signIn(T filter, String... paths) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.addInitParameter(
                ProcessEngineAuthenticationFilter.AUTHENTICATION_PROVIDER_PARAM,
                HttpBasicAuthenticationProvider.class.getName());
        registration.addUrlPatterns(paths);
        registration.setAsyncSupported(true);
        registration.setOrder(10);
        return registration;
    }

    /** After {@link #apiSignIn}: it needs to know who is there. */
    @Bean
    FilterRegistrationBean<ApiRights> apiRights(IdentityService identity, ObjectMapper json) {
        var registration = new FilterRegistrationBean<>(new ApiRights(identity, json));
        registration.addUrlPatterns("/api/*", "/reports/*");
        registration.setOrder(20);
        return registration;
    }

    @Bean
    FilterRegistrationBean<EngineGate> engineGate(ObjectMapper json) {
        var registration = new FilterRegistrationBean<>(new EngineGate(json));
        registration.addUrlPatterns("/engine-rest/*", "/camunda/*");
        registration.setAsyncSupported(true);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 100);
        return registration;
    }
}
