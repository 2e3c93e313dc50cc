package com.calibermind.support.mail.reading;

import java.util.ArrayList;
import java.util.List;

/** Message-IDs in a header (RFC 5322, section 3.6.4): what stands between angle brackets, or alone. */
final class MessageIds {

    private static final int LONGEST = 250;

    private MessageIds() {}

    static List<String> in(String header) {
        List<String> found = new ArrayList<>();
        int start = -1;
        for (int i = 0; i < header.length(); i++) {
            char c = header.charAt(i);
            if (c == '<') {
                start = i;
            } else if (c == '>' && start >= 0) {
                add(header.substring(start + 1, i), found);
                start = -1;
            }
        }
        if (found.isEmpty() && header.indexOf('@') > 0 && header.indexOf('<') < 0) {
            add(header.strip(), found);
        }
        return found;
    }

    private static void add(String id, List<String> found) {
        boolean printable = id.chars().allMatch(it -> it > ' ' && it < 0x7f);
        if (printable && !id.isEmpty() && id.length() <= LONGEST) {
            found.add("<" + id + ">");
        }
    }
}
