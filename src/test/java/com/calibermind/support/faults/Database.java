package com.calibermind.support.faults;

import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.jdbc.core.JdbcTemplate;

/** A durable PostgreSQL that can die and come back on the same folder and port. */
final class Database implements AutoCloseable {

    private final Path folder;
    private final int port = Rig.freePort();
    private EmbeddedPostgres postgres;
    private JdbcTemplate jdbc;

    Database(Path folder) {
        this.folder = folder;
        start();
    }

    int port() {
        return port;
    }

    /** Straight to the server, whatever the desk's own connections suffer. */
    JdbcTemplate jdbc() {
        return jdbc;
    }

    void start() {
        try {
            postgres = EmbeddedPostgres.builder()
                    .setDataDirectory(folder)
                    .setCleanDataDirectory(false)
                    .setPort(port)
                    .setPGStartupWait(Duration.ofMinutes(2))
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("max_connections", "100")
                    .setServerConfig("shared_buffers", "128MB")
                    .start();
            jdbc = new JdbcTemplate(postgres.getPostgresDatabase());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code kill -9} of the postmaster. */
    void kill() {
        ProcessHandle server = server();
        var workers = server.descendants().toList();
        server.destroyForcibly();
        await().atMost(Duration.ofMinutes(2))
                .until(() -> !server.isAlive() && workers.stream().noneMatch(ProcessHandle::isAlive));
        release();
    }

    /** As {@code pg_ctl stop -m immediate} does: SIGQUIT, and nobody is waited for. */
    void stopImmediately() {
        ProcessHandle server = server();
        try {
            new ProcessBuilder("kill", "-QUIT", Long.toString(server.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        await().atMost(Duration.ofMinutes(2)).until(() -> !server.isAlive());
        release();
    }

    boolean isAlive() {
        return Files.exists(folder.resolve("postmaster.pid")) && server().isAlive();
    }

    ProcessHandle server() {
        try {
            long pid = Long.parseLong(
                    Files.readAllLines(folder.resolve("postmaster.pid")).get(0).strip());
            return ProcessHandle.of(pid).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void release() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        release();
    }
}
