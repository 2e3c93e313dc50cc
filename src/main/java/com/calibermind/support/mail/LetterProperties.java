package com.calibermind.support.mail;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the words of letters come from.
 *
 * @param letters folder whose files take the place of the packaged ones of the same name; null: none. See ADR 20.
 */
@ConfigurationProperties("support")
record LetterProperties(Path letters) {}
