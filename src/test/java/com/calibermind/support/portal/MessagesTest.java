package com.calibermind.support.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.calibermind.support.cases.ActOutcome;
import com.calibermind.support.cases.CaseState;
import com.calibermind.support.cases.CustomerCases;
import com.calibermind.support.outages.NoticeKind;
import com.calibermind.support.policy.Authority;
import com.calibermind.support.policy.DeadlineKind;
import com.calibermind.support.policy.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/** Every word of the pages is there in every language. */
class MessagesTest {

    private static final Path FOLDER = Path.of("src/main/resources/messages");

    static Stream<Path> translations() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files
                    .filter(it -> !it.getFileName().toString().contains("_"))
                    .flatMap(it -> Languages.ALL.stream()
                            .filter(language -> !language.equals(Locale.ENGLISH))
                            .map(language -> FOLDER.resolve(it.getFileName()
                                    .toString()
                                    .replace(".properties", "_" + language.getLanguage() + ".properties"))))
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("translations")
    void everyLanguageHasTheSameKeys(Path translation) throws IOException {
        Path english = translation.resolveSibling(
                translation.getFileName().toString().replaceAll("_\\w+(?=\\.properties$)", ""));
        assertThat(keys(translation)).containsExactlyInAnyOrderElementsOf(keys(english));
    }

    /** Keys of which a page writes the first part only, and takes the rest from the domain. */
    static Stream<String> keysOfTheDomain() {
        return Stream.of(
                        CustomerCases.FOR_CUSTOMERS.stream().map(it -> "mycases.kind." + it),
                        Stream.of(CaseState.values())
                                .flatMap(it -> Stream.of("mycases.state." + it, "mycases.state." + it + ".text")),
                        Stream.of(DeadlineKind.values())
                                .filter(it -> it != DeadlineKind.TRIAGE)
                                .map(it -> "mycases.promise." + it),
                        Stream.of(ActOutcome.values())
                                .filter(it -> it != ActOutcome.DONE)
                                .map(it -> "mycases.problem." + it.name().toLowerCase(Locale.ROOT)),
                        Stream.of(CaseAct.values())
                                .flatMap(it -> Stream.of("mycases.act." + it.code(), "mycases.done." + it.code())),
                        Stream.of(Authority.values()).map(it -> "mycases.act.escalation." + it.code()),
                        IntStream.rangeClosed(1, 5).mapToObj(it -> "mycases.act.rating." + it),
                        Stream.of(NoticeKind.values())
                                .filter(it -> it != NoticeKind.ANSWER)
                                .map(it -> "status.kind." + it),
                        Stream.of(Severity.values())
                                .flatMap(it -> Stream.of("severity." + it.code(), "severity." + it.code() + ".means")),
                        ReportRules.KINDS.stream().map(it -> "report.kind." + it),
                        ReportRules.SYSTEMS.stream().map(it -> "report.systems." + it),
                        ReportRules.USERS.stream().map(it -> "report.users." + it))
                .flatMap(it -> it);
    }

    @Test
    void whateverThePagesNameOfTheDomainHasItsWords() throws IOException {
        Set<String> known = new HashSet<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.filter(it -> !it.getFileName().toString().contains("_"))
                    .toList()) {
                known.addAll(keys(file));
            }
        }
        assertThat(known).containsAll(keysOfTheDomain().toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "messages/portal_de.properties",
                "messages/mycases_de.properties",
                "messages/knowledge_de.properties",
                "knowledge/reporting-well.de.md"
            })
    void germanHasOneWordForOneThing(String file) {
        assertThat(Path.of("src/main/resources", file))
                .content()
                .doesNotContain("Dringlichkeit", "Kennzeichen", "Aktenzeichen", "Spezialist");
    }

    @Test
    void germanCountsDaysAsInTooLateByThreeDays() {
        var words = new ResourceBundleMessageSource();
        words.setBasename("messages/portal");
        words.setDefaultEncoding("UTF-8");
        var reader = new Reader(Locale.GERMAN, ZoneOffset.UTC, words);
        assertThat(reader.length(Duration.ofDays(3).plusHours(1))).isEqualTo("3 Tage 1 Stunde");
    }

    private static Set<String> keys(Path file) throws IOException {
        var words = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            words.load(reader);
        }
        return words.stringPropertyNames();
    }
}
