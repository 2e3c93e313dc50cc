package com.calibermind.support.contents;

import jakarta.servlet.MultipartConfigElement;
import java.util.Comparator;
import java.util.function.Function;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.MultipartConfigFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

/** Uploads go to disk as they come in; and whether they are looked through for viruses. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(VirusScanProperties.class)
class UploadConfiguration {

    /** Ordinary fields stay in memory, files do not. */
    private static final DataSize IN_MEMORY = DataSize.ofKilobytes(64);

    @Bean
    MultipartConfigElement uploadsToDisk(ObjectProvider<UploadLimit> limits) {
        var factory = new MultipartConfigFactory();
        factory.setMaxFileSize(largest(limits, UploadLimit::file));
        factory.setMaxRequestSize(largest(limits, UploadLimit::request));
        factory.setFileSizeThreshold(IN_MEMORY);
        return factory.createMultipartConfig();
    }

    @Bean
    VirusScan virusScan(VirusScanProperties properties) {
        return properties.clamd() == null
                ? source -> new VirusScan.Clean()
                : new Clamd(properties.address(), properties.timeout());
    }

    private static DataSize largest(ObjectProvider<UploadLimit> limits, Function<UploadLimit, DataSize> what) {
        return limits.stream().map(what).max(Comparator.naturalOrder()).orElse(DataSize.ofMegabytes(1));
    }
}
