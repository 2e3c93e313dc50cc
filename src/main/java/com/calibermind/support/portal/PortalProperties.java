package com.calibermind.support.portal;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Positive;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * The customers' pages.
 *
 * @param brand the name at the head of every page
 * @param branding a folder with what is laid over the looks of the pages: {@code brand.css} (see {@code portal.css} for its
 *     variables) and {@code logo.svg} or {@code logo.png}, each optional; null for the plain looks
 * @param attachments files that may be sent with a report or a reply
 * @param limits how much may be sent
 */
@Validated
@ConfigurationProperties("support.portal")
record PortalProperties(
        @DefaultValue("CaliberMind Support") @NotBlank String brand,
        Path branding,
        @DefaultValue @Valid Attachments attachments,
        @DefaultValue @Valid Limits limits) {

    /**
     * @param maxSize the largest file
     * @param maxTotal all files of one report
     * @param maxCount files of one report
     * @param types endings of file names, lower case, without dot
     */
    record Attachments(
            @DefaultValue("25MB") DataSize maxSize,
            @DefaultValue("50MB") DataSize maxTotal,
            @DefaultValue("10") @Positive int maxCount,

            @DefaultValue({
                "txt", "log", "csv", "tsv", "json", "xml", "yaml", "yml", "md", "har", "pcap", "pcapng", "cap", "etl",
                "evtx", "png", "jpg", "jpeg", "gif", "webp", "bmp", "heic", "tif", "tiff", "mp4", "mov", "webm", "pdf",
                "rtf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "odt", "ods", "odp", "eml", "msg", "zip", "gz",
                "tgz", "7z", "tar", "bz2"
            })
            @NotEmpty Set<String> types) {

        Attachments {
            if (maxSize.toBytes() < 1 || maxTotal.compareTo(maxSize) < 0 || maxTotal.toMegabytes() > 1000) {
                throw new IllegalArgumentException("support.portal.attachments.max-size is " + maxSize
                        + " and max-total " + maxTotal
                        + ": the size must be more than nothing and not over the total, and the total not over 1000MB");
            }
        }
    }

    /**
     * @param forms how many forms one address of the network may send within {@code within}; an IPv6 network counts as one
     * @param reports how many reports may name one e-mail address within {@code reportsWithin}: each sends it a letter
     * @param uploads how much all files of one address of the network may have within {@code uploadsWithin}; each is kept
     *     before its form is judged
     */
    record Limits(
            @DefaultValue("60") @Positive int forms,
            @DefaultValue("PT10M") Duration within,
            @DefaultValue("20") @Positive int reports,
            @DefaultValue("PT1H") Duration reportsWithin,
            @DefaultValue("500MB") DataSize uploads,
            @DefaultValue("PT1H") Duration uploadsWithin) {

        Limits {
            if (uploads.toBytes() < 1) {
                throw new IllegalArgumentException(
                        "support.portal.limits.uploads is " + uploads + ": it must be more than nothing");
            }
        }
    }
}
