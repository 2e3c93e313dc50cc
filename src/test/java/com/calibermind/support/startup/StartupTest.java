package com.calibermind.support.startup;

import static org.assertj.core.api.Assertions.assertThat;

import com.calibermind.support.SupportDesk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person reads who starts the desk, as a program of its own, with something wrong: the thing and the remedy. */
class StartupTest {

    private static final Path DATA =
            Path.of("target", "startup", UUID.randomUUID().toString());

    @TempDir
    private Path folder;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void stopAll() throws InterruptedException {
        for (Process process : started) {
            process.destroy();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    private Process start(Path output, String zone, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Duser.timezone=" + zone,
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                SupportDesk.class.getName(),
                "--server.port=0",
                "--support.laptop.data=" + DATA,
                "--support.laptop.smtp-port=0",
                "--support.laptop.imap-port=0"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        started.add(process);
        return process;
    }

    /** Runs the desk until it gives up, and returns what it printed. */
    private String refusal(String zone, String... arguments) throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder, "output", ".txt");
        Process process = start(output, zone, arguments);
        assertThat(process.waitFor(90, TimeUnit.SECONDS))
                .as("gave up by itself")
                .isTrue();
        assertThat(process.exitValue()).isNotZero();
        String text = Files.readString(output, StandardCharsets.UTF_8);
        assertThat(text).contains("APPLICATION FAILED TO START").doesNotContain("Support Desk is up");
        return text.substring(text.indexOf("APPLICATION FAILED TO START"));
    }

    private String targets(String from, String to) throws IOException {
        String table = Files.readString(Path.of("processes/ResponseTargets.dmn"));
        assertThat(table).contains(from);
        Files.writeString(folder.resolve("ResponseTargets.dmn"), table.replace(from, to));
        return "--support.processes=" + folder;
    }

    @Test
    @DisplayName("P21 a JVM that is not in UTC does not start")
    void notInUtc() throws Exception {
        assertThat(refusal("Europe/Berlin")).contains("time zone Europe/Berlin", "-Duser.timezone=UTC");
    }

    @Test
    void unknownTimeZone() throws Exception {
        assertThat(refusal("UTC", "--support.time-zone=Europe/Berln")).contains("support.time-zone", "Europe/Berln");
    }

    @Test
    void missingFolder() throws Exception {
        assertThat(refusal("UTC", "--support.processes=" + folder.resolve("nowhere")))
                .contains("support.processes names", "nowhere", "Create the folder, correct the path");
    }

    @Test
    @DisplayName("P38 a response target that is no duration does not start")
    void badDuration() throws Exception {
        assertThat(refusal("UTC", targets("\"PT8H\"", "\"8 hours\"")))
                .contains("ResponseTargets.dmn", "Severity 3", "\"8 hours\"", "PT30M or PT8H");
    }

    @Test
    @DisplayName("P17 a response target looser than the policy's does not start")
    void looserTarget() throws Exception {
        assertThat(refusal("UTC", targets("\"PT1H\"", "\"PT2H\"")))
                .contains("ResponseTargets.dmn", "Severity 2", "looser", "P17");
    }

    @Test
    void brokenDiagram() throws Exception {
        Files.writeString(folder.resolve("SupportCase.bpmn"), "<definitions>oops");
        assertThat(refusal("UTC", "--support.processes=" + folder))
                .contains("SupportCase.bpmn cannot be deployed", "Camunda Modeler");
    }

    @Test
    void databaseUnreachable() throws Exception {
        assertThat(refusal("UTC", "--spring.datasource.url=jdbc:postgresql://127.0.0.1:1/desk"))
                .contains("jdbc:postgresql://127.0.0.1:1/desk cannot be used", "SPRING_DATASOURCE_URL");
    }

    @Test
    void halfConfiguredMail() throws Exception {
        assertThat(refusal("UTC", "--support.mail.imap.host=127.0.0.1", "--support.mail.imap.port=143"))
                .contains("support.mail.smtp.host is not");
    }

    @Test
    void aSecondDeskOnTheSameDataIsTurnedAway() throws Exception {
        Path output = folder.resolve("first.txt");
        start(output, "UTC", targets("\"PT8H\"", "\"PT6H\""));
        Awaitility.await()
                .atMost(Duration.ofSeconds(90))
                .until(() -> Files.readString(output).contains("Support Desk is up after"));
        assertThat(refusal("UTC")).contains("Another Support Desk is running on the folder", "--support.laptop.data");
    }
}
