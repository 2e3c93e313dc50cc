package com.calibermind.support.customers;

import java.util.Locale;
import java.util.regex.Pattern;

/** Mail addresses and domains as they are kept: lower case, one domain with a dot, ASCII (as HTML's own e-mail field). */
public final class Address {

    /** RFC 5321, section 4.5.3.1.3. */
    static final int MAX_LENGTH = 254;

    private static final String LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
    private static final Pattern DOMAIN = Pattern.compile(LABEL + "(?:\\." + LABEL + ")+");
    private static final Pattern EMAIL = Pattern.compile("[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@" + DOMAIN.pattern());

    private Address() {}

    public static String normal(String address) {
        return address == null ? "" : address.strip().toLowerCase(Locale.ROOT);
    }

    public static boolean isEmail(String normal) {
        return normal.length() <= MAX_LENGTH && EMAIL.matcher(normal).matches();
    }

    static boolean isDomain(String normal) {
        return normal.length() <= MAX_LENGTH && DOMAIN.matcher(normal).matches();
    }

    static String domainOf(String normal) {
        return normal.substring(normal.indexOf('@') + 1);
    }
}
