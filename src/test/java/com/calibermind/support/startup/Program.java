package com.calibermind.support.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A program of its own on the class path of the tests, with what it prints. */
final class Program {

    /** Beside other work, a machine may take minutes for a start. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Process process;
    private final Writer input;
    private final Path output;
    private int seen;

    Program(Path output, String zone, Class<?> main, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Duser.timezone=" + zone,
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx1g",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                main.getName()));
        command.addAll(arguments);
        this.output = output;
        this.process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        this.input = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
    }

    void type(String line) throws IOException {
        input.write(line + "\n");
        input.flush();
    }

    /** Waits until one of the texts is printed; returns all that was printed since the last call. */
    String awaitPrinted(String... texts) {
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .failFast("the program has ended, see " + output, () -> !process.isAlive())
                .until(() -> List.of(texts).stream().anyMatch(printed().substring(seen)::contains));
        String all = printed();
        String since = all.substring(seen);
        seen = all.length();
        return since;
    }

    /** Waits until it has given up by itself. */
    String awaitFailure() throws InterruptedException {
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .as("gave up by itself")
                .isTrue();
        assertThat(process.exitValue()).isNotZero();
        return printed();
    }

    /** As Ctrl-C does. */
    void stop() throws InterruptedException {
        process.destroy();
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .as("stopped in good order")
                .isTrue();
    }

    private String printed() {
        try {
            return Files.readString(output, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
