package com.calibermind.support.signin;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Whom tries are counted for: an IPv4 address, or the /64 of an IPv6 address, which one customer has for themselves. */
final class Network {

    private static final int GROUPS_OF_64_BITS = 4;

    private Network() {}

    /** @param address a literal, as the servlet container gives it: eight groups if it is IPv6 */
    static String of(String address) {
        String[] groups = address.split(":", -1);
        return groups.length == 8
                ? Arrays.stream(groups).limit(GROUPS_OF_64_BITS).collect(Collectors.joining(":")) + "::/64"
                : address;
    }
}
