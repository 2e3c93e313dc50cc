package com.calibermind.support.cases;

import java.time.Instant;

/**
 * A letter that did not arrive, for whoever is to do something about it. Instants are UTC.
 *
 * @param fate what became of it, in words: "was refused by the mail server"
 * @param why what the mail server said
 * @param due when the managers are brought in
 * @param holdsClock whether the initial response hangs on it (P21)
 */
public record LetterFile(
        long letterId,
        String reference,
        MessageKind kind,
        String address,
        String text,
        String fate,
        String why,
        Instant since,
        Instant due,
        boolean holdsClock) {}
