package com.calibermind.support.desk;

import com.calibermind.support.cases.Enclosure;
import com.calibermind.support.cases.PlainText;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.http.HttpStatus;

/**
 * A file that goes with a mail.
 *
 * @param type a media type; anything odd is sent as bytes
 * @param content base64 in JSON
 */
record SentFile(String name, String type, byte[] content) {

    private static final int LARGEST = 5_000_000; // bytes: many mail servers take no more than 10 MB in base64

    /** Null stays null. */
    static Enclosure enclosure(SentFile file) {
        if (file == null) {
            return null;
        }
        if (file.content == null || file.content.length == 0) {
            throw Problem.of(
                    HttpStatus.UNPROCESSABLE_ENTITY,
                    "The file is empty: choose it again, or send the mail without it.");
        }
        if (file.content.length > LARGEST) {
            throw Problem.of(HttpStatus.UNPROCESSABLE_ENTITY, "The file is larger than 5 MB: send a link instead.");
        }
        return new Enclosure(file.safeName(), file.safeType(), file.content);
    }

    /** Two of the same content are the same request ({@link OnceOnly}). */
    @Override
    public String toString() {
        return String.join(" ", name, type, content == null ? "" : DigestUtils.sha256Hex(content));
    }

    private String safeName() {
        String plain = PlainText.line(name == null ? "" : name.replaceAll("[\\p{Cntrl}/\\\\\"]+", "_"));
        return plain.isEmpty() ? "file" : PlainText.whole(plain.substring(0, Math.min(plain.length(), 120)));
    }

    private String safeType() {
        boolean plain = type != null && type.matches("[a-z]{1,20}/[a-z0-9.+-]{1,80}") && !type.equals("text/calendar");
        return plain ? type : "application/octet-stream";
    }
}
