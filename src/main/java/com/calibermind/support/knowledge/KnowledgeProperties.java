package com.calibermind.support.knowledge;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where articles come from (P07).
 *
 * @param knowledge folder of Markdown files that are laid over the packaged ones, with {@code images/} beside them; the same
 *     on each node; null: none
 * @param knowledgeCheck how often its files are looked at for changes
 */
@ConfigurationProperties("support")
record KnowledgeProperties(
        Path knowledge, @DefaultValue("PT10S") Duration knowledgeCheck) {

    KnowledgeProperties {
        if (knowledgeCheck.isNegative() || knowledgeCheck.isZero()) {
            throw new IllegalArgumentException(
                    "support.knowledge-check is " + knowledgeCheck + " but must be longer than nothing");
        }
    }
}
