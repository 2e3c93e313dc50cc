package com.calibermind.support.incidents;

import com.calibermind.support.contents.UploadLimit;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

/** Uploads of evidence: no larger than {@link IncidentProperties#maxEvidence}. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IncidentProperties.class)
class IncidentWebConfiguration {

    /** Beside the file: names of the parts and a note. */
    private static final DataSize AROUND_THE_FILE = DataSize.ofKilobytes(256);

    @Bean
    UploadLimit evidenceLimit(IncidentProperties properties) {
        return new UploadLimit(
                properties.maxEvidence(),
                DataSize.ofBytes(properties.maxEvidence().toBytes() + AROUND_THE_FILE.toBytes()));
    }
}
