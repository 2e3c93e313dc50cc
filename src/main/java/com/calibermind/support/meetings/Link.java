package com.calibermind.support.meetings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Where the meeting takes place, as typed. */
record Link(String typed) {

    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final int LONGEST = 2000;

    Optional<String> objection() {
        if (typed == null) {
            return Optional.of("Give the link by which the attendees join.");
        }
        return isWebAddress()
                ? Optional.empty()
                : Optional.of("The link is no web address: it must begin with https:// or http:// and name a host.");
    }

    private boolean isWebAddress() {
        try {
            var uri = new URI(typed);
            return typed.length() <= LONGEST
                    && uri.getHost() != null
                    && uri.getScheme() != null
                    && SCHEMES.contains(uri.getScheme().toLowerCase(Locale.ROOT));
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
