package com.calibermind.support.portal;

import com.calibermind.support.policy.Authority;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was sent with one of the forms of a case's page. Any part may be null.
 *
 * @param once the form's own number
 */
record CaseForm(String once, String words, String askFor, String rating, String colleague) {

    /** In characters; a longer text is better a file. */
    static final int MOST_WORDS = 20_000;

    private static final int UNKNOWN = 0;

    CaseForm {
        words = clean(words);
        colleague = clean(colleague);
    }

    /**
     * The same for a form that is sent twice, another for each other content: who goes back, and sends something else from
     * the same page, means it. Empty if the form came without its number.
     */
    Optional<UUID> number(CaseAct act) {
        return once == null || once.isBlank()
                ? Optional.empty()
                : Optional.of(UUID.nameUUIDFromBytes(
                        String.join("\0", once, act.code(), content()).getBytes(StandardCharsets.UTF_8)));
    }

    private String content() {
        return Stream.of(words, askFor, rating, colleague).map(String::valueOf).collect(Collectors.joining("\0"));
    }

    boolean isTooLong() {
        return words.length() > MOST_WORDS;
    }

    Authority authority() {
        return Authority.HEAD_OF_CUSTOMER_SUCCESS.code().equals(askFor)
                ? Authority.HEAD_OF_CUSTOMER_SUCCESS
                : Authority.MANAGER;
    }

    int stars() {
        return rating != null && rating.matches("[1-5]") ? Integer.parseInt(rating) : UNKNOWN;
    }

    /** Line breaks as everywhere, and nothing that a database or a terminal would stumble over. */
    private static String clean(String typed) {
        return typed == null
                ? ""
                : typed.replace("\r\n", "\n")
                        .replaceAll("[\\p{Cc}&&[^\\n\\t]]", "")
                        .strip();
    }
}
