package com.calibermind.support.language;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the translations come from.
 *
 * @param translations folder with a folder for each language, such as {@code de}, whose {@code .json} files are laid over the
 *     packaged ones; null: none. See ADR 38.
 */
@ConfigurationProperties("support")
record LanguageProperties(Path translations) {}
