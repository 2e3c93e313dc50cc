package com.calibermind.support.cases;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * What makes a mailed link or a session unguessable: 256 random bits as 43 characters that need no escaping in a URL
 * (RFC 4648, section 5). Only its SHA-256 is to be kept.
 */
public final class LinkSecret {

    private static final int BYTES = 32;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private LinkSecret() {}

    public static String random() {
        byte[] bits = new byte[BYTES];
        RANDOM.nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    /** Whether it could be one; null could not. */
    public static boolean hasForm(String said) {
        return said != null && FORM.matcher(said).matches();
    }

    /** As 64 lower-case hexadecimal digits. */
    public static String sha256(String secret) {
        return DigestUtils.sha256Hex(secret);
    }
}
