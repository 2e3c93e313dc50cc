package com.calibermind.support.mail.reading;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How much of a mail is read. A mail that exceeds one of them is kept all the same, and a person gets it with the reason.
 *
 * @param size of the raw mail, attachments and all
 * @param parts bodies and attachments together
 * @param depth parts within parts within parts
 * @param headers header fields of the mail, or of one part
 * @param headerSize bytes of the header of the mail, or of one part
 * @param text characters shown of it; what is longer is cut, and the mail read all the same
 */
@Validated
@ConfigurationProperties("support.mail.reading")
public record ReadingLimits(
        @DefaultValue("50MB") DataSize size,
        @DefaultValue("1000") @Min(1) @Max(100_000) int parts,
        @DefaultValue("30") @Min(1) @Max(100) int depth,
        @DefaultValue("2000") @Min(10) @Max(100_000) int headers,
        @DefaultValue("256KB") DataSize headerSize,
        @DefaultValue("200000") @Min(1000) @Max(1_000_000) int text) {

    public static final ReadingLimits DEFAULT =
            new ReadingLimits(DataSize.ofMegabytes(50), 1000, 30, 2000, DataSize.ofKilobytes(256), 200_000);

    /** For a mail that has been read before: only what stands before the part that is wanted counts. */
    static final ReadingLimits NONE = new ReadingLimits(
            DataSize.ofTerabytes(1), Integer.MAX_VALUE, 100, Integer.MAX_VALUE, DataSize.ofMegabytes(100), 1_000_000);

    /** Bytes of plain text that are worth decoding: no character of any charset takes more than four. */
    int plainBytes() {
        return 4 * text;
    }

    /** Bytes of HTML that are worth reading: most of it is markup. */
    int htmlBytes() {
        return 10 * text;
    }
}
