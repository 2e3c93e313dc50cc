package com.calibermind.support.meetings;

import com.calibermind.support.cases.Addressee;
import com.calibermind.support.cases.Reporter;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Who is to be invited, as typed: mail addresses, one a line; none: the reporter.
 *
 * @param typed or null
 * @param support our own address: an invite to it would come back to us as mail
 */
record Guests(String typed, Reporter reporter, String support) {

    private static final int MOST = 50;

    Optional<String> objection() {
        List<String> addresses = addresses();
        if (addresses.isEmpty()) {
            return Optional.of("Nobody is invited: give the e-mail address of at least one attendee.");
        }
        if (addresses.size() > MOST) {
            return Optional.of("These are more than " + MOST + " attendees: invite fewer, or plan two meetings.");
        }
        if (!addresses.stream().allMatch(Guests::isAddress)) {
            return Optional.of(
                    "One of the attendees is no e-mail address: write one address a line, like name@company.example.");
        }
        return addresses.contains(support.toLowerCase(Locale.ROOT))
                ? Optional.of("The support address cannot be invited: leave it out, it is the organiser.")
                : Optional.empty();
    }

    List<Addressee> addressees() {
        return addresses().stream().map(it -> new Addressee(it, nameOf(it))).toList();
    }

    private List<String> addresses() {
        String all = typed == null ? Objects.requireNonNullElse(reporter.email(), "") : typed;
        return Arrays.stream(all.split("[\\s,;]+"))
                .filter(it -> !it.isEmpty())
                .map(it -> it.toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
    }

    private String nameOf(String address) {
        return address.equalsIgnoreCase(reporter.email()) ? reporter.name() : null;
    }

    private static boolean isAddress(String text) {
        try {
            new InternetAddress(text, true).validate();
            return text.indexOf('@') > 0;
        } catch (AddressException e) {
            return false;
        }
    }
}
