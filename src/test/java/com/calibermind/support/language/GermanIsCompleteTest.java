package com.calibermind.support.language;

import static org.assertj.core.api.Assertions.assertThat;

import com.calibermind.support.cases.MessageKind;
import com.calibermind.support.incidents.IncidentStage;
import com.calibermind.support.policy.Authority;
import com.calibermind.support.policy.DeadlineKind;
import com.calibermind.support.policy.EscalationReason;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.junit.jupiter.api.Test;

/** Names what the desk says in English and has no German for: forms, diagrams, lists, and sentences of the program. */
class GermanIsCompleteTest {

    private static final Path SOURCES = Path.of("src/main/java/com/calibermind/support");

    /** Rooms whose sentences Tasklist and Cockpit show. */
    private static final List<String> ROOMS = List.of(
            "accounts",
            "cases",
            "consultations",
            "desk",
            "incidents",
            "mail",
            "meetings",
            "outages",
            "process",
            "reports");

    /** Classes in them whose sentences go to customers, to administrators, to other programs or to the log. */
    private static final Set<String> FOR_OTHERS = Set.of(
            "ApiDescription",
            "Deployments",
            "LetterBook",
            "LetterFiles",
            "LetterFrame",
            "MeetingWords",
            "ProcessFiles",
            "StatusSubscriptions");

    /** What only looks like a sentence; what customers read; and sentences of parts, whose ways to end have German. */
    private static final Pattern OTHERS = Pattern.compile(String.join(
            "|",
            "UID .*",
            "SASL .*",
            ".*where reference in .*",
            "First administrator: .*",
            "(Accounts are changed only|If it is not what was wanted|We do it only at the word|What was done: ).*",
            "Please turn to: .*",
            "To read on:",
            "We still need:",
            "(Due soon|Declined|Raised|Raised again after its end):",
            "Its duplicate \u2026 goes on here\u2026\\.",
            "Outage \u2026 of \u2026 is running; .*",
            "Outage \u2026(, update| is over)?: \u2026",
            "Files from customers\u2026:",
            "- \u2026 \\(less than \u2026\\): \u2026",
            "\u2026 withdrawn: \u2026",
            "\u2026 to \u2026 \u2026: \u2026",
            "It \u2026: \u2026",
            "\u2026: \u2026\\."));

    private static final Pattern FORM_WORDS = Pattern.compile(
            "label|description|text|placeholder|dateLabel|timeLabel|alt|title|prefixAdorner|suffixAdorner");

    private final Translations translations = new Translations(new LanguageProperties(null));
    private final Map<String, String> known = TranslationFiles.read("de", null);

    private boolean isSaid(String english) {
        return !translations.said(english, Locale.GERMAN).equals(english) || known.containsKey(english);
    }

    @Test
    void everyWordOnAForm() throws IOException {
        Set<String> missing = new TreeSet<>();
        for (Path form : files(Path.of("forms"), ".form")) {
            collect(new ObjectMapper().readTree(form.toFile()), missing);
        }
        for (Path form : files(Path.of("forms"), ".html")) {
            Pattern.compile(">([^<>]+?)\\*?\\s*<")
                    .matcher(Files.readString(form))
                    .results()
                    .map(it -> it.group(1).strip())
                    .filter(it -> !it.isEmpty())
                    .forEach(missing::add);
        }
        missing.removeAll(known.keySet());
        assertThat(missing)
                .as("words of forms/ that are in no translations/de/*.json")
                .isEmpty();
    }

    private static void collect(JsonNode part, Set<String> words) {
        part.properties().stream()
                .filter(it -> FORM_WORDS.matcher(it.getKey()).matches())
                .map(it -> it.getValue().asText())
                .filter(it -> !it.isBlank())
                .forEach(words::add);
        part.forEach(it -> collect(it, words));
    }

    @Test
    void everyNameInADiagram() throws IOException {
        Set<String> missing = new TreeSet<>();
        for (Path diagram : files(Path.of("processes"), ".bpmn")) {
            var model = Bpmn.readModelFromFile(diagram.toFile());
            model.getModelElementsByType(Process.class).forEach(it -> missing.add(it.getName()));
            model.getModelElementsByType(FlowElement.class).stream()
                    .map(FlowElement::getName)
                    .filter(it -> it != null && !it.isBlank())
                    .forEach(missing::add);
        }
        missing.removeIf(this::isSaid);
        assertThat(missing)
                .as("names in processes/ that are in no translations/de/*.json")
                .isEmpty();
    }

    @Test
    void everyListOfTasks() throws IOException {
        String rights = Files.readString(SOURCES.resolve("process/Rights.java"));
        Set<String> lists = Pattern.compile("(?:list\\(\\s*\\d,|filter\\((?=\"))\\s*\"([^\"]+)\"")
                .matcher(rights)
                .results()
                .map(it -> it.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(lists).contains("Severity 1 now", "Mine", "Consultations");
        lists.removeIf(this::isSaid);
        assertThat(lists)
                .as("lists in Rights that are in no translations/de/*.json")
                .isEmpty();
    }

    @Test
    void everySentenceOfTheProgram() throws IOException {
        Collection<Path> sources = new ArrayList<>();
        for (String room : ROOMS) {
            try (Stream<Path> files = Files.walk(SOURCES.resolve(room))) {
                files.filter(it -> it.toString().endsWith(".java") && !FOR_OTHERS.contains(name(it)))
                        .forEach(sources::add);
            }
        }
        Set<String> missing = Sentences.in(sources);
        assertThat(missing).hasSizeGreaterThan(250);
        missing.removeIf(it -> OTHERS.matcher(it).matches()
                || Stream.of("7", "a1b2", "CM-2026-000007", "a@b.example", "24 Nov 2026 14:30 UTC", "12 minutes")
                        .anyMatch(place -> isSaid(it.replace(Sentences.PLACE, place))));
        assertThat(missing)
                .as(
                        "sentences that are in no translations/de/*.json ({0} for what somebody wrote, {due} for a time, see Sentence)")
                .isEmpty();
    }

    @Test
    void wordsThatAreFilledInToSentences() {
        Set<String> missing = Stream.of(
                        Stream.of(MessageKind.values()).map(MessageKind::words),
                        Stream.of(DeadlineKind.values()).map(DeadlineKind::words),
                        Stream.of(EscalationReason.values()).map(EscalationReason::words),
                        Stream.of(Authority.values()).map(Authority::words),
                        Stream.of(IncidentStage.values()).map(IncidentStage::words))
                .flatMap(it -> it)
                .filter(it -> !isSaid(it))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(missing).isEmpty();
    }

    /** Tasklist shows a name anew when it has been translated: that must not be translated once more. */
    @Test
    void aTranslationIsNotTranslatedAgain() {
        Map<String, String> twice = new TreeMap<>(known);
        twice.entrySet()
                .removeIf(it -> known.getOrDefault(it.getValue(), it.getValue()).equals(it.getValue()));
        assertThat(twice).isEmpty();
    }

    @Test
    void noFormOrDiagramHasLeftWordsBehind() throws IOException {
        Set<String> used = new TreeSet<>();
        for (Path form : files(Path.of("forms"), ".form")) {
            collect(new ObjectMapper().readTree(form.toFile()), used);
        }
        String html = Files.readString(Path.of("forms/incident-entry.html"));
        assertThat(new ObjectMapper()
                        .readTree(Path.of("src/main/resources/translations/de/forms.json")
                                .toFile())
                        .fieldNames())
                .toIterable()
                .allSatisfy(it -> assertThat(used.contains(it) || html.contains(it))
                        .as(it)
                        .isTrue());
    }

    private static String name(Path file) {
        return file.getFileName().toString().replace(".java", "");
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(it -> it.toString().endsWith(ending)).sorted().toList();
        }
    }
}
