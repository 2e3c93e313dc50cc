package com.calibermind.support.incidents;

import org.apache.commons.codec.digest.DigestUtils;

/** A file as somebody hands it in. Its name is a label, never a path. */
public record EvidenceFile(String name, String contentType, byte[] content) {

    private static final int LONGEST_NAME = 200;

    public EvidenceFile {
        name = label(name);
        contentType = contentType == null || contentType.isBlank()
                ? "application/octet-stream"
                : contentType.replaceAll("\\p{Cntrl}", "");
    }

    /** Of the content, as 64 lower-case hexadecimal digits. */
    String sha256() {
        return DigestUtils.sha256Hex(content);
    }

    private static String label(String given) {
        String last =
                given == null ? "" : given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        String clean = last.replaceAll("\\p{Cntrl}", "").strip();
        String name = clean.isEmpty() ? "evidence" : clean;
        return name.length() <= LONGEST_NAME ? name : name.substring(name.length() - LONGEST_NAME);
    }
}
