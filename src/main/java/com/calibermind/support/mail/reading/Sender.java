package com.calibermind.support.mail.reading;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Who sent a mail.
 *
 * @param address null if it is not known
 * @param name or null
 * @param problem why it is not known whom to answer, or null
 */
record Sender(String address, String name, String problem) {

    private static final String UNKNOWN = "it is not known whom to answer.";

    static Sender of(MailHeaders headers) {
        List<Addresses.Mailbox> all = headers.all("from").stream()
                .flatMap(it -> Addresses.in(it).stream())
                .toList();
        List<String> addresses = all.stream()
                .map(Addresses.Mailbox::address)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        String name = all.isEmpty() ? null : all.get(0).name();
        if (all.isEmpty()) {
            return new Sender(null, null, "The mail has no senders: " + UNKNOWN);
        }
        if (addresses.isEmpty()) {
            return new Sender(null, name, "The sender is not a mail address: " + UNKNOWN);
        }
        return addresses.size() > 1
                ? new Sender(null, name, "The mail has " + addresses.size() + " senders: " + UNKNOWN)
                : new Sender(addresses.get(0), name, null);
    }

    /** Of a report: mail servers do not always sign with a whole address, and nobody answers them. */
    String machine() {
        return name == null ? "mailer-daemon" : name.toLowerCase(java.util.Locale.ROOT);
    }

    Optional<String> remark() {
        return address != null
                        && name != null
                        && name.indexOf('@') >= 0
                        && !name.toLowerCase(java.util.Locale.ROOT).contains(address)
                ? Optional.of("The sender's name looks like an address, but is not the sender's: " + name)
                : Optional.empty();
    }
}
