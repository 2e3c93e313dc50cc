package com.calibermind.support.incidents;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How incidents are kept.
 *
 * @param maxEvidence the largest file that is taken as evidence (P32); by Tasklist's form at most 7 MB
 */
@ConfigurationProperties("support.incidents")
record IncidentProperties(@DefaultValue("25MB") DataSize maxEvidence) {

    IncidentProperties {
        if (maxEvidence.toMegabytes() < 1 || maxEvidence.toMegabytes() > 500) {
            throw new IllegalArgumentException(
                    "support.incidents.max-evidence is " + maxEvidence + " but must be between 1MB and 500MB");
        }
    }

    String tooLarge() {
        return "The file is larger than %d MB: pack it, or split it into several.".formatted(maxEvidence.toMegabytes());
    }
}
