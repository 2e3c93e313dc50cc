package com.calibermind.support.portal;

import com.calibermind.support.contents.UploadLimit;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.util.unit.DataSize;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;

/** Languages, layout and brand of the pages. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PortalProperties.class)
class PortalConfiguration implements WebMvcConfigurer {

    private static final DataSize BEYOND = DataSize.ofMegabytes(25);

    private final PortalProperties portal;
    private final LayoutInterceptor layout;

    PortalConfiguration(PortalProperties portal, LayoutInterceptor layout) {
        this.portal = portal;
        this.layout = layout;
    }

    @Bean
    static LocaleResolver localeResolver() {
        return new Languages();
    }

    /** More than is taken: a file that is a little too large is then named on the form, with all that was typed. */
    @Bean
    static UploadLimit portalUploads(PortalProperties portal) {
        DataSize request = DataSize.ofBytes(portal.attachments().maxTotal().toBytes() + BEYOND.toBytes());
        return new UploadLimit(request, request);
    }

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        var language = new LocaleChangeInterceptor();
        language.setParamName(Languages.PARAMETER);
        language.setHttpMethods("GET");
        language.setIgnoreInvalidLocale(true);
        interceptors.addInterceptor(language).addPathPatterns("/support/**");
        interceptors.addInterceptor(layout).addPathPatterns("/support/**", "/error");
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry resources) {
        if (portal.branding() != null) {
            resources
                    .addResourceHandler("/support/brand/{file:[a-z0-9_-]+\\.(?:css|svg|png|woff2)}")
                    .addResourceLocations(portal.branding().toUri().toString())
                    .setCacheControl(CacheControl.maxAge(Duration.ofHours(1)));
        }
    }
}
