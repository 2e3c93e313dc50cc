package com.calibermind.support.mail.reading;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/** What the header says of a mail: to whom, about what, in answer to which. */
record Envelope(MailHeaders headers) {

    private static final int LONGEST_SUBJECT = 1000;
    private static final int MOST_REFERENCES = 50;

    List<String> addresses(String name) {
        return headers.all(name).stream()
                .flatMap(it -> Addresses.in(it).stream())
                .map(Addresses.Mailbox::address)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    String subject() {
        return headers.first("subject")
                .map(it -> Clean.line(EncodedWords.decode(it), LONGEST_SUBJECT))
                .orElse("");
    }

    String messageId() {
        return ids("message-id").stream().findFirst().orElse(null);
    }

    Instant sentAt() {
        return headers.first("date").flatMap(MailDates::parse).orElse(null);
    }

    List<String> references() {
        List<String> nearestFirst = new ArrayList<>(ids("in-reply-to"));
        List<String> oldestFirst = new ArrayList<>(ids("references"));
        Collections.reverse(oldestFirst);
        nearestFirst.addAll(oldestFirst);
        return nearestFirst.stream().distinct().limit(MOST_REFERENCES).toList();
    }

    private List<String> ids(String name) {
        return headers.all(name).stream()
                .flatMap(it -> MessageIds.in(it).stream())
                .toList();
    }
}
