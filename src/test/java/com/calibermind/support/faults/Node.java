package com.calibermind.support.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One desk in a JVM of its own: it can be killed, stopped in its tracks, halted at a point of its code and started again. */
final class Node implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Path log;
    private final List<String> command;
    private final int port;
    private Process process;
    private Writer orders;
    private long logRead;
    private Duration ahead = Duration.ZERO;

    /** @param jvm options of the JVM, such as {@code -Xmx512m} */
    Node(Path log, List<String> jvm, List<String> settings) {
        this.log = log;
        this.port = Rig.freePort();
        this.command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Duser.timezone=UTC", "-XX:+UseSerialGC"));
        command.addAll(jvm);
        command.addAll(List.of(
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                FaultyDesk.class.getName(),
                "--server.port=" + port));
        command.addAll(settings);
    }

    /** Returns once the node works. */
    Node start() {
        launch();
        awaitReady();
        return this;
    }

    void launch() {
        try {
            logRead = Files.exists(log) ? Files.size(log) : 0;
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            orders = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void awaitReady() {
        awaitLogged("ready\n", PATIENCE);
        if (!ahead.isZero()) {
            order("clock " + ahead);
        }
    }

    /** Dies at the next call. */
    void haltsBefore(String point) {
        order("before " + point + " 1");
    }

    /** Dies at the so many-th call from now. */
    void haltsBefore(String point, int call) {
        order("before " + point + " " + call);
    }

    void haltsAfter(String point) {
        order("after " + point + " 1");
    }

    /** The next so many calls end in an exception. */
    void fails(String point, int calls) {
        order("fails " + point + " " + calls);
    }

    /** Lets the node's clock jump ahead; it stays so when the node is started again, as a machine's clock does. */
    void passes(Duration time) {
        ahead = ahead.plus(time);
        order("clock " + time);
    }

    /** That it was the failpoint and nothing else is what its exit code says. */
    void awaitHalt() {
        await("a halt at the failpoint").atMost(PATIENCE).until(() -> !process.isAlive());
        assertThat(process.exitValue()).as("exit code, see " + log).isEqualTo(Failpoints.EXIT);
    }

    /** What no program can do anything about: SIGKILL. */
    void kill() {
        process.destroyForcibly();
        await().atMost(PATIENCE).until(() -> !process.isAlive());
    }

    void pause() {
        signal("STOP");
    }

    void resume() {
        signal("CONT");
    }

    boolean isAlive() {
        return process != null && process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /** Of the running program: what it has printed since its start. */
    String logged() {
        try (var channel = Files.newByteChannel(log)) {
            channel.position(logRead);
            return new String(
                    java.nio.channels.Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void awaitLogged(String text, Duration atMost) {
        await("\"" + text.strip() + "\" in " + log)
                .atMost(atMost)
                .pollInterval(Duration.ofMillis(100))
                .failFast("the desk has ended, see " + log, () -> !process.isAlive())
                .until(() -> logged().contains(text));
    }

    /** HTTP status of the health page, which is what an operator's alarm watches; 0: no answer. */
    int health() {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/health"))
                                    .timeout(Duration.ofSeconds(15))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    int port() {
        return port;
    }

    /** An orderly stop. */
    @Override
    public void close() {
        if (!isAlive()) {
            return;
        }
        resume();
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void order(String order) {
        try {
            orders.write(order + "\n");
            orders.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        awaitLogged("done: " + order, PATIENCE);
    }

    private void signal(String signal) {
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
