package com.calibermind.support.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.calibermind.support.cases.CaseState;
import com.calibermind.support.cases.Channel;
import com.calibermind.support.cases.MessageKind;
import com.calibermind.support.cases.RequestKind;
import com.calibermind.support.policy.Authority;
import com.calibermind.support.policy.DeadlineKind;
import com.calibermind.support.policy.EscalationReason;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DeskTextsTest {

    private static final Pattern GAP = Pattern.compile("\\{\\w+}");

    /** What a script asks for: the first argument of {@code t}. */
    private static final Pattern ASKED = Pattern.compile("\\bt\\(([^`,()]*)[,)]");

    private static final Pattern QUOTED = Pattern.compile("'([a-z][^']*)'");

    /** A key that is put together from what stands in it. */
    private static final Pattern PUT_TOGETHER = Pattern.compile("\\bt\\(`([^`?]+)`");

    private static final Pattern WORDS_KNOWN = Pattern.compile("\\bknown\\('(\\w+)'");

    private static final Pattern FILLED_IN = Pattern.compile("\\$\\{[^}]*}");

    /** Letters that belong to no case are in no conversation. */
    private static final Set<MessageKind> OF_NO_CASE = EnumSet.of(
            MessageKind.SEND_AGAIN,
            MessageKind.OUTAGE_NEWS,
            MessageKind.SUBSCRIPTION,
            MessageKind.SUBSCRIBED_ALREADY,
            MessageKind.SIGN_IN_LINK,
            MessageKind.WEEKLY_REPORT);

    /** What can stand in a key that scripts put together: one that is not here is a key that nobody has thought of. */
    private static final Map<String, List<String>> VALUES = Map.ofEntries(
            Map.entry("kind.*", names(EnumSet.complementOf(EnumSet.copyOf(OF_NO_CASE)))),
            Map.entry("side.*", lower(Conversation.Side.values())),
            Map.entry("state.*", names(CaseState.values())),
            Map.entry("way.*", names(CaseState.values())),
            Map.entry("channel.*", names(Channel.values())),
            Map.entry("delivery.*", hidden("CaseMessage$Delivery")),
            Map.entry("requestKind.*", names(RequestKind.values())),
            Map.entry("deadlineKind.*", names(DeadlineKind.values())),
            Map.entry("escalationReason.*", names(EscalationReason.values())),
            Map.entry("authority.*", names(Authority.values())),
            Map.entry("stuck.reason.*", names(FailureReason.values())),
            Map.entry("happened.DEADLINE.*", hidden("DeadlineEvent")),
            Map.entry("happened.LETTER.*", and(hidden("UndeliveredLetter$Fate"), "SETTLED")),
            Map.entry("happened.TASK.*", List.of("DONE", "ENDED")),
            Map.entry("happened.ESCALATION.*", List.of("REQUESTED", "PASSED_ON", "FOLLOWED", "NOT_FOLLOWED")),
            Map.entry("happened.CONSULTATION.*", List.of("ASKED", "ANSWERED", "WITHDRAWN")),
            Map.entry(
                    "happened.*.*",
                    List.of(
                            "CASE.RECEIVED",
                            "CASE.CLOSED",
                            "CASE.RATED",
                            "ACCOUNT.RECORDED",
                            "ACCOUNT.CARRIED_OUT",
                            "OUTAGE.LINKED")),
            Map.entry("act.*", and(lower(Act.values()), "form")),
            Map.entry("title.*", lower(Act.values())),
            Map.entry("*.hint", lower(Act.values())),
            Map.entry("*.send", lower(Act.values())),
            Map.entry("severity.*", List.of("1", "2", "3", "4")),
            Map.entry("escalate.*", List.of("manager", "headOfCustomerSuccess")),
            Map.entry("consult.who.*", List.of("development", "management", "person")),
            Map.entry(
                    "team.*",
                    List.of("support", "managers", "headOfCustomerSuccess", "development", "management", "person")),
            Map.entry("load.*", List.of("open", "escalated", "consulted", "cases", "inHand", "late", "assigned")),
            Map.entry("load.*.help", List.of("inHand", "late", "assigned")),
            Map.entry("flow.*", List.of("tokens", "medianMillis", "missed")),
            Map.entry("reports.by.*", List.of("day", "week", "month")),
            Map.entry("figure.*", List.of("overdue", "due-soon", "missed-today", "escalated-today", "unfollowed")),
            Map.entry("reports.figure.*", reportFigures()),
            Map.entry("found.*", List.of("unowned", "stuck")),
            Map.entry("history.*", List.of("when", "who", "what")),
            Map.entry("list.*", columns()),
            Map.entry("key.*", List.of("l", "p", "k")),
            Map.entry("reports.*", List.of("weeks4", "weeks12", "months12")));

    /** Keys that are looked up only where there are words for them, or that name a field of an act. */
    private static final Set<String> LEFT_OUT = Set.of("*.*", "section.*", "type.*");

    /** Those that the page opens. */
    private static List<String> reportFigures() {
        return Arrays.stream(com.calibermind.support.reports.Figure.values())
                .map(it -> it.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .filter(it -> scripts().contains("'" + it + "'"))
                .toList();
    }

    /** Heads of the desk page's tables. */
    private static List<String> columns() {
        return Pattern.compile("heads\\(\\[([^\\]]*)]|MOMENTS = \\{([^}]*)}")
                .matcher(scripts())
                .results()
                .flatMap(it -> QUOTED.matcher(it.group()).results())
                .map(it -> it.group(1))
                .filter(it -> !it.contains("-")) // a figure
                .toList();
    }

    private static List<String> names(EnumSet<? extends Enum<?>> values) {
        return values.stream().map(Enum::name).toList();
    }

    private static List<String> names(Object[] values) {
        return Arrays.stream(values).map(it -> ((Enum<?>) it).name()).toList();
    }

    private static List<String> lower(Object[] values) {
        return names(values).stream().map(it -> it.toLowerCase(Locale.ROOT)).toList();
    }

    private static List<String> and(List<String> some, String more) {
        return Stream.concat(some.stream(), Stream.of(more)).toList();
    }

    /** Of an enum that is its room's own. */
    private static List<String> hidden(String name) {
        try {
            return names(Class.forName("com.calibermind.support.cases." + name).getEnumConstants());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode texts(String language) throws IOException {
        return new ObjectMapper()
                .readTree(Path.of("src/main/resources/desk/texts", language + ".json")
                        .toFile());
    }

    private static String scripts() {
        var all = new StringBuilder();
        for (String folder : List.of("src/main/resources/desk", "src/main/resources/plugin-webapp")) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                for (Path it : files.filter(it -> it.toString().endsWith(".js")).toList()) {
                    all.append(Files.readString(it)).append('\n');
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return all.toString();
    }

    @Test
    void germanHasAllThatEnglishHasWithTheSameGaps() throws IOException {
        JsonNode german = texts("de");
        for (Map.Entry<String, JsonNode> english : texts("en").properties()) {
            JsonNode words = german.path(english.getKey());
            assertThat(words.asText()).as(english.getKey()).isNotBlank();
            assertThat(gaps(words)).as(english.getKey()).containsExactlyInAnyOrderElementsOf(gaps(english.getValue()));
        }
    }

    private static List<String> gaps(JsonNode words) {
        return GAP.matcher(words.asText()).results().map(MatchResult::group).toList();
    }

    @Test
    void everyKeyThatAScriptNamesHasWords() throws IOException {
        JsonNode english = texts("en");
        List<String> asked = ASKED.matcher(scripts())
                .results()
                .flatMap(it -> QUOTED.matcher(it.group(1)).results())
                .map(it -> it.group(1))
                .toList();
        assertThat(asked).hasSizeGreaterThan(200).allMatch(english::has);
    }

    @Test
    @DisplayName("every value of the desk's words for states, kinds, channels, reasons, … has words")
    void everyValueThatIsShownHasWords() throws IOException {
        JsonNode english = texts("en");
        String scripts = scripts();
        Set<String> put = new TreeSet<>();
        PUT_TOGETHER
                .matcher(scripts)
                .results()
                .map(it -> FILLED_IN.matcher(it.group(1)).replaceAll("*"))
                .forEach(put::add);
        WORDS_KNOWN.matcher(scripts).results().map(it -> it.group(1) + ".*").forEach(put::add);
        put.removeAll(LEFT_OUT);
        put.removeIf(it -> !it.contains("*") && english.has(it));
        assertThat(put).hasSizeGreaterThan(25).isSubsetOf(VALUES.keySet());
        for (String key : put) {
            for (String value : VALUES.get(key)) {
                String whole = value.contains(".") && key.endsWith("*.*")
                        ? key.replace("*.*", value)
                        : key.replace("*", value);
                assertThat(english.has(whole)).as(whole).isTrue();
            }
        }
    }

    @Test
    void everyFieldOfAnActHasALabel() throws IOException {
        JsonNode english = texts("en");
        String acts = Files.readString(Path.of("src/main/resources/desk/acts.js"));
        String act = "";
        int fields = 0;
        for (MatchResult it : Pattern.compile("\\bid: '(\\w+)'|(?:\\bname: |\\btext\\()'(\\w+)'")
                .matcher(acts.substring(0, acts.indexOf("\n];")))
                .results()
                .toList()) {
            if (it.group(1) != null) {
                act = it.group(1);
            } else {
                fields++;
                assertThat(english.has(act + "." + it.group(2)))
                        .as(act + "." + it.group(2))
                        .isTrue();
            }
        }
        assertThat(fields).isGreaterThan(20);
    }

    @Test
    @DisplayName("the server's words for how a report came in have a German translation")
    void channelsInGerman() throws IOException {
        assertThat(Arrays.stream(Channel.values()).map(it -> "channel." + it.words()))
                .allMatch(texts("de")::has);
    }
}
