package com.calibermind.support.portal;

import com.calibermind.support.policy.Authority;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was sent with one of the forms of a case's page. {@code once}, {@code askFor} and {@code rating} may be null.
 *
 * @param once the form's own number
 * @param kept tokens of files that came with an earlier sending of the form
 */
record CaseForm(String once, String words, String askFor, String rating, String colleague, List<String> kept) {

    /** In characters; a longer text is better a file. */
    static final int MOST_WORDS = 20_000;

    private static final int UNKNOWN = 0;

    CaseForm {
        words = Typed.text(words);
        colleague = Typed.line(colleague);
        kept = kept == null ? List.of() : List.copyOf(kept);
    }

    /**
     * The same for a form that is sent twice, another for each other content: who goes back, and sends something else from
     * the same page, means it. Empty if the form came without its number.
     */
    Optional<UUID> number(CaseAct act, List<Upload> files) {
        return once == null || once.isBlank()
                ? Optional.empty()
                : Optional.of(UUID.nameUUIDFromBytes(
                        String.join("\0", once, act.code(), content(files)).getBytes(StandardCharsets.UTF_8)));
    }

    private String content(List<Upload> files) {
        return Stream.concat(
                        Stream.of(words, askFor, rating, colleague),
                        files.stream().map(Upload::fingerprint).sorted())
                .map(String::valueOf)
                .collect(Collectors.joining("\0"));
    }

    boolean isTooLong() {
        return words.length() > MOST_WORDS;
    }

    public Authority authority() {
        return Authority.HEAD_OF_CUSTOMER_SUCCESS.code().equals(askFor)
                ? Authority.HEAD_OF_CUSTOMER_SUCCESS
                : Authority.MANAGER;
    }

    public int stars() {
        return rating != null && rating.matches("[1-5]") ? Integer.parseInt(rating) : UNKNOWN;
    }
}
