package com.calibermind.support.desk;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.LiteWebJarsResourceResolver;

/** Serves the scripts and styles that Tasklist, Cockpit and other pages share; they hold no data of anybody. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DeskProperties.class)
class DeskWeb implements WebMvcConfigurer {

    /** After the sign-in and the rights of {@code /api}. */
    @Bean
    FilterRegistrationBean<BoundedBodies> boundedBodies(ObjectMapper json) {
        var registration = new FilterRegistrationBean<>(new BoundedBodies(json));
        registration.addUrlPatterns("/api/v1/*");
        registration.setOrder(30);
        return registration;
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/desk/**")
                .addResourceLocations("classpath:/desk/")
                .setCacheControl(CacheControl.noCache());
        registry.addResourceHandler("/desk/lib/**") // without the version: /desk/lib/uplot/dist/uPlot.esm.js
                .addResourceLocations("classpath:/META-INF/resources/webjars/")
                .setCacheControl(CacheControl.noCache())
                .resourceChain(true)
                .addResolver(new LiteWebJarsResourceResolver());
    }
}
