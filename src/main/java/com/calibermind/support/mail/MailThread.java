package com.calibermind.support.mail;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a letter answers, for the threading of mail programs (RFC 5322, section 3.6.4).
 *
 * @param inReplyTo null if it answers nothing
 * @param references oldest first, the one answered last; the root is kept, the middle of a long thread is left out
 */
record MailThread(String inReplyTo, List<String> references) {

    /** Others wrote these ids: only what is plainly one goes into a header of ours. */
    private static final Pattern PLAIN = Pattern.compile("<[\\x21-\\x7e&&[^<>]]{1,250}>");

    private static final int LONGEST = 20;

    /** @param chain ids of the thread, oldest first, with spaces between; or null */
    static MailThread of(String inReplyTo, String chain) {
        if (inReplyTo == null || !PLAIN.matcher(inReplyTo).matches()) {
            return new MailThread(null, List.of());
        }
        Set<String> ids = new LinkedHashSet<>();
        for (String id : (chain == null ? "" : chain).split(" ")) {
            if (PLAIN.matcher(id).matches()) {
                ids.add(id);
            }
        }
        ids.remove(inReplyTo);
        List<String> all = new ArrayList<>(ids);
        all.add(inReplyTo);
        if (all.size() > LONGEST) {
            all.subList(1, all.size() - LONGEST + 1).clear();
        }
        return new MailThread(inReplyTo, List.copyOf(all));
    }
}
