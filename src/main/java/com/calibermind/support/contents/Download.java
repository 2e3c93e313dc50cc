package com.calibermind.support.contents;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.AbstractResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** How a stranger's bytes are handed out over HTTP: to be saved, never for a browser to show or run. */
public final class Download {

    private static final int LONGEST_NAME = 150;

    private Download() {}

    /**
     * @param name as the sender wrote it; what could lead a browser or a shell astray is taken out (RFC 6266)
     * @param size in bytes
     */
    public static ResponseEntity.BodyBuilder of(String name, MediaType type, long size) {
        return ResponseEntity.ok()
                .contentType(type)
                .contentLength(size)
                .cacheControl(CacheControl.noStore())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(harmless(name), StandardCharsets.UTF_8)
                                .build()
                                .toString());
    }

    /** Read as they go out, so that no file is ever in memory as a whole. */
    public static Resource bytes(Contents.Source source) {
        return new Streamed(source);
    }

    /** No path, no control or direction characters, no leading dot, not too long for a file system. */
    static String harmless(String name) {
        String plain = name.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Co}\\p{Cs}\\u2028\\u2029]", "")
                .replaceAll("[/\\\\:*?\"<>|%]", "_")
                .strip()
                .replaceAll("^\\.+|\\.+$", "_");
        String cut = plain.length() <= LONGEST_NAME ? plain : plain.substring(plain.length() - LONGEST_NAME);
        return cut.isBlank() ? "file" : cut;
    }

    private static final class Streamed extends AbstractResource {

        private final Contents.Source source;

        private Streamed(Contents.Source source) {
            this.source = source;
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return source.open();
        }

        @Override
        public String getDescription() {
            return "kept content";
        }

        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }
}
