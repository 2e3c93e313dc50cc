package com.calibermind.support.portal;

import jakarta.validation.constraints.NotBlank;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The customers' pages.
 *
 * @param brand the name at the head of every page
 * @param branding a folder with what is laid over the looks of the pages: {@code brand.css} (see {@code portal.css} for its
 *     variables) and {@code logo.svg} or {@code logo.png}, each optional; null for the plain looks
 */
@Validated
@ConfigurationProperties("support.portal")
record PortalProperties(
        @DefaultValue("CaliberMind Support") @NotBlank String brand, Path branding) {}
