package com.calibermind.support.cases;

import com.calibermind.support.policy.Severity;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;

/**
 * Where a page of a list ends: what the list is ordered by, and the row's id. The next page begins behind it, however many
 * cases have come or gone before.
 *
 * @param severity null in a list by age
 * @param expedited false in a list by age
 */
record ListPlace(Severity severity, boolean expedited, Instant at, long id) {

    private static final String FIRST = "!";

    String written() {
        String plain = (severity == null ? "" : severity.name()) + (expedited ? FIRST : "") + " " + at + " " + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws IllegalArgumentException if it was not written here, or for a list in another order */
    static ListPlace read(String written, boolean byAge) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(written), StandardCharsets.UTF_8).split(" ", 3);
            if (byAge != parts[0].isEmpty()) {
                throw new IllegalArgumentException("a place in a list of another order");
            }
            boolean expedited = parts[0].endsWith(FIRST);
            Severity severity = byAge ? null : Severity.valueOf(parts[0].replace(FIRST, ""));
            return new ListPlace(severity, expedited, Instant.parse(parts[1]), Long.parseLong(parts[2]));
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("No page of this list ends there", e);
        }
    }
}
