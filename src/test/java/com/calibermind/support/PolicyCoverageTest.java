package com.calibermind.support;

import static com.calibermind.support.Clause.P02;
import static com.calibermind.support.Clause.P03;
import static com.calibermind.support.Clause.P06;
import static com.calibermind.support.Clause.P07;
import static com.calibermind.support.Clause.P09;
import static com.calibermind.support.Clause.P11;
import static com.calibermind.support.Clause.P13;
import static com.calibermind.support.Clause.P37;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every clause of the policy can be pointed at: in a diagram, in a test, and in the table {@code docs/policy-coverage.md}. */
class PolicyCoverageTest {

    /** Clauses that wait for the work on Slack. May only get shorter. */
    private static final Set<Clause> TO_COME = EnumSet.of(P06);

    private static final Set<Clause> TO_COME_AT_FIRST = EnumSet.of(P02, P03, P06, P07, P11, P13, P37);

    /** Why nothing in a diagram stands for the clause. */
    private static final Map<Clause, String> NOT_DRAWN = new EnumMap<>(Map.of(
            P06, "Slack is to come; it will open cases that take the same path as any other",
            P07, "articles are found on pages and shown on forms; no path of a case depends on one",
            P09, "plans are data of the room customers; no path of a case depends on one",
            P11, "the web form guides through it; it is a page, not a step",
            P37, "reports read what the steps have written; no path of a case depends on one"));

    private static final Path TABLE = Path.of("docs/policy-coverage.md");

    private static Mentions elements;
    private static Mentions tests;

    @BeforeAll
    static void read() throws IOException {
        elements = Mentions.inDiagrams();
        tests = Mentions.inTests();
    }

    @Test
    void everyClauseHasATestUnlessItIsToCome() {
        assertThat(clauses(it -> !tests.name(it) && !TO_COME.contains(it)))
                .as("clauses without a test: write one with @DisplayName(\"Pnn what it shows\")")
                .isEmpty();
    }

    @Test
    void whatHasATestIsNotToComeAnyMore() {
        assertThat(clauses(it -> tests.name(it) && TO_COME.contains(it)))
                .as("clauses to take off TO_COME")
                .isEmpty();
    }

    @Test
    void whatIsToComeOnlyGetsShorter() {
        assertThat(TO_COME_AT_FIRST).containsAll(TO_COME);
    }

    @Test
    void everyClauseIsDrawnOrTheTableSaysWhyNot() {
        assertThat(clauses(it -> elements.name(it) == NOT_DRAWN.containsKey(it)))
                .as("clauses that no element's documentation names, or that NOT_DRAWN still excuses")
                .isEmpty();
    }

    @Test
    void nobodyNamesAClauseThatDoesNotExist() {
        assertThat(tests.strangers()).as("in tests").isEmpty();
        assertThat(elements.strangers()).as("in diagrams").isEmpty();
    }

    @Test
    void aRangeNamesEachOfItsClauses() {
        assertThat(Clause.namedIn("P01, P16 to P18; P24–P25, within PT8H or P180D"))
                .containsExactly("P01", "P16", "P17", "P18", "P24", "P25");
    }

    @Test
    void theTableIsUpToDate() throws IOException {
        Path fresh = Path.of("target", TABLE.getFileName().toString());
        Files.writeString(fresh, table());
        assertThat(TABLE)
                .as("out of date; the fresh one is %s: copy it to %s", fresh, TABLE)
                .exists()
                .hasSameTextualContentAs(fresh);
    }

    private static Stream<Clause> clauses(Predicate<Clause> which) {
        return Arrays.stream(Clause.values()).filter(which);
    }

    private static String table() {
        return """
                # Where each clause of the policy is

                Made by `PolicyCoverageTest`, which fails when this file is out of date and leaves the fresh one in `target`.
                A clause is drawn where the documentation of an element names it, and shown by the tests that have its number in
                their name.

                | clause | what it comes to | drawn as | shown by |
                |---|---|---|---|
                %s

                To come: %s. This list may only get shorter.
                """.formatted(
                        clauses(it -> true).map(PolicyCoverageTest::row).collect(Collectors.joining("\n")),
                        TO_COME.stream().map(Clause::name).collect(Collectors.joining(", ")));
    }

    private static String row(Clause clause) {
        return "| %s | %s | %s | %s |"
                .formatted(
                        clause,
                        clause.meaning(),
                        elements.name(clause) ? elements.links(clause) : "not drawn: " + NOT_DRAWN.get(clause),
                        TO_COME.contains(clause) ? "to come" : tests.links(clause));
    }
}
