package com.calibermind.support.startup;

import static org.assertj.core.api.Assertions.assertThat;

import com.calibermind.support.SupportDesk;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a person reads who starts the desk with something wrong: the thing and the remedy; and what a newcomer finds who
 * starts it with the demo. Starts that need no program of their own take turns in one ({@link Starts}).
 */
class StartupTest {

    private static final Path DATA =
            Path.of("target", "startup", UUID.randomUUID().toString());

    private static final List<String> OWN_FOLDER = List.of(
            "--server.port=0",
            "--support.laptop.data=" + DATA,
            "--support.laptop.smtp-port=0",
            "--support.laptop.imap-port=0");

    private static final String DEMO = "--support.demo=true";

    @TempDir
    private static Path folder;

    /** What was printed at each refused start. */
    private static final Map<String, String> REFUSALS = new HashMap<>();

    private static Seen demo;
    private static String secondStart;
    private static int casesAtSecond;

    /** @param awaited until when the initial responses are due that are not late, by case */
    private record Seen(
            String said,
            int health,
            int newest,
            Map<String, Integer> states,
            Set<String> severities,
            Map<String, Integer> lists,
            int incidents,
            Map<String, Instant> awaited,
            Map<String, Collection<Instant>> timers,
            Duration clockOff) {

        static Seen at(DemoDesk desk) {
            List<JsonNode> cases = desk.cases();
            return new Seen(
                    desk.said,
                    desk.health(),
                    desk.newestNumber(),
                    desk.states(),
                    cases.stream().map(it -> it.path("severity").asText()).collect(Collectors.toSet()),
                    desk.lists("maria"),
                    desk.lists("ilya").get("Security"),
                    cases.stream()
                            .filter(it -> it.path("state").asText().equals("AWAITING_RESPONSE"))
                            .filter(it -> respondBy(it).isAfter(Instant.now().plusSeconds(60)))
                            .collect(Collectors.toMap(it -> it.path("reference").asText(), Seen::respondBy)),
                    desk.responseTimers(),
                    desk.clockOff());
        }

        private static Instant respondBy(JsonNode line) {
            return Instant.parse(line.path("respondBy").asText());
        }
    }

    @BeforeAll
    static void startAll() throws Exception {
        var starts = new Program(output("starts"), "UTC", Starts.class, List.of());
        try {
            demo = Seen.at(new DemoDesk(up(starts, DEMO, targets("tighter", "\"PT8H\"", "\"PT6H\"")), DATA));
            starts.type("");
            starts.awaitPrinted(Starts.ENDED, Starts.LEFT);
            for (Map.Entry<String, List<String>> wrong : wrong().entrySet()) {
                starts.type(line(wrong.getValue().toArray(String[]::new)));
                REFUSALS.put(wrong.getKey(), starts.awaitPrinted(Starts.REFUSED, Starts.ENDED, Starts.LEFT));
            }
            secondStart = up(starts, DEMO);
            casesAtSecond = new DemoDesk(secondStart, DATA).newestNumber();
            REFUSALS.put("second", alone("UTC"));
        } finally {
            starts.stop();
        }
        REFUSALS.put("zone", alone("Europe/Berlin"));
    }

    private static Map<String, List<String>> wrong() throws IOException {
        Map<String, List<String>> wrong = new LinkedHashMap<>();
        wrong.put("unknownTimeZone", List.of("--support.time-zone=Europe/Berln"));
        wrong.put("missingFolder", List.of("--support.processes=" + folder.resolve("nowhere")));
        wrong.put("badDuration", List.of(targets("bad", "\"PT8H\"", "\"8 hours\"")));
        wrong.put("looserTarget", List.of(targets("looser", "\"PT1H\"", "\"PT2H\"")));
        Path broken = Files.createDirectory(folder.resolve("broken"));
        Files.writeString(broken.resolve("SupportCase.bpmn"), "<definitions>oops");
        wrong.put("brokenDiagram", List.of("--support.processes=" + broken));
        wrong.put("database", List.of("--spring.datasource.url=jdbc:postgresql://127.0.0.1:1/desk"));
        wrong.put("halfMail", List.of("--support.mail.imap.host=127.0.0.1", "--support.mail.imap.port=143"));
        wrong.put("demoDatabase", List.of(DEMO, "--spring.datasource.url=jdbc:postgresql://127.0.0.1:1/desk"));
        wrong.put("demoMail", List.of(DEMO, "--support.mail.smtp.host=relay.example"));
        wrong.put("demoWord", List.of("--support.demo=yes"));
        return wrong;
    }

    private static String line(String... arguments) {
        return String.join("\t", OWN_FOLDER) + "\t" + String.join("\t", arguments);
    }

    private static String up(Program starts, String... arguments) throws IOException {
        starts.type(line(arguments));
        String said = starts.awaitPrinted("Sign in as", Starts.REFUSED);
        assertThat(said).doesNotContain(Starts.REFUSED);
        return said;
    }

    private static Path output(String name) throws IOException {
        return Files.createDirectories(DATA.resolveSibling("printed"))
                .resolve(DATA.getFileName() + "-" + name + ".txt");
    }

    /** As a program that starts once, on the same folder. */
    private static String alone(String zone) throws IOException, InterruptedException {
        return new Program(output("alone-" + zone.replace('/', '-')), zone, SupportDesk.class, OWN_FOLDER)
                .awaitFailure();
    }

    private static String targets(String name, String from, String to) throws IOException {
        String table = Files.readString(Path.of("processes/ResponseTargets.dmn"));
        assertThat(table).contains(from);
        Files.writeString(
                Files.createDirectory(folder.resolve(name)).resolve("ResponseTargets.dmn"), table.replace(from, to));
        return "--support.processes=" + folder.resolve(name);
    }

    /** Without the remains of starts before it. */
    private static String refusal(String start) {
        String text = REFUSALS.get(start);
        assertThat(text)
                .contains("APPLICATION FAILED TO START")
                .doesNotContain("Support Desk is up", Starts.ENDED, Starts.LEFT);
        return text.substring(text.indexOf("APPLICATION FAILED TO START"));
    }

    @Test
    @DisplayName("P21 a JVM that is not in UTC does not start")
    void notInUtc() {
        assertThat(refusal("zone")).contains("time zone Europe/Berlin", "-Duser.timezone=UTC");
    }

    @Test
    void unknownTimeZone() {
        assertThat(refusal("unknownTimeZone")).contains("support.time-zone", "Europe/Berln");
    }

    @Test
    void missingFolder() {
        assertThat(refusal("missingFolder"))
                .contains("support.processes names", "nowhere", "Create the folder, correct the path");
    }

    @Test
    @DisplayName("P38 a response target that is no duration does not start")
    void badDuration() {
        assertThat(refusal("badDuration"))
                .contains("ResponseTargets.dmn", "Severity 3", "\"8 hours\"", "PT30M or PT8H");
    }

    @Test
    @DisplayName("P17 a response target looser than the policy's does not start")
    void looserTarget() {
        assertThat(refusal("looserTarget")).contains("ResponseTargets.dmn", "Severity 2", "looser", "P17");
    }

    @Test
    void brokenDiagram() {
        assertThat(refusal("brokenDiagram")).contains("SupportCase.bpmn cannot be deployed", "Camunda Modeler");
    }

    @Test
    void databaseUnreachable() {
        assertThat(refusal("database"))
                .contains("jdbc:postgresql://127.0.0.1:1/desk cannot be used", "SPRING_DATASOURCE_URL");
    }

    @Test
    void halfConfiguredMail() {
        assertThat(refusal("halfMail")).contains("support.mail.smtp.host is not");
    }

    @Test
    void aSecondDeskOnTheSameDataIsTurnedAway() {
        assertThat(refusal("second"))
                .contains("Another Support Desk is running on the folder", "--support.laptop.data");
    }

    @Test
    void theDemoIsRefusedInAConfiguredInstallation() {
        assertThat(refusal("demoDatabase")).contains("invented cases", "spring.datasource.url is set", "support.demo");
        assertThat(refusal("demoMail")).contains("support.mail.smtp.host is set", "--support.laptop.data=DIR");
        assertThat(refusal("demoWord")).contains("support.demo is \"yes\"", "--support.demo=true");
    }

    @Test
    void theDemoIsADayInTheLifeOfADesk() {
        assertThat(demo.said).contains("Playing a day").doesNotContain("goes otherwise", " ERROR ");
        assertThat(demo.health).as("every case has its next step").isEqualTo(200);
        assertThat(demo.newest).isEqualTo(60);
        assertThat(demo.states).allSatisfy((state, cases) -> {
            boolean passes = state.equals("ANSWER_ON_ITS_WAY");
            assertThat(cases).as(state).isGreaterThanOrEqualTo(passes ? 0 : 1);
        });
        assertThat(demo.severities).hasSize(4);
        for (String list :
                List.of("Escalations", "Mail to review", "Severity 1 now", "Due within the hour", "Unassigned")) {
            assertThat(demo.lists.get(list)).as(list).isPositive();
        }
        assertThat(demo.incidents).as("for the response team").isPositive();
    }

    @Test
    @DisplayName("P21 the demo's timers are due when its cases are, and the desk's clock is right after it")
    void theDemoLeavesTimersAndClockRight() {
        assertThat(demo.clockOff).isLessThan(Duration.ofSeconds(1));
        assertThat(demo.awaited)
                .isNotEmpty()
                .allSatisfy((reference, due) ->
                        assertThat(demo.timers.get(reference)).as(reference).contains(due));
    }

    @Test
    void aSecondStartOfTheDemoAddsNothing() {
        assertThat(secondStart).contains("the demo adds none").doesNotContain("Playing a day");
        assertThat(casesAtSecond).isEqualTo(demo.newest);
    }
}
