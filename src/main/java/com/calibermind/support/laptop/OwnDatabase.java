package com.calibermind.support.laptop;

import com.calibermind.support.startup.StartRefused;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;

/**
 * A real PostgreSQL in a folder: durable as in production, reached by password on a loopback port of its own. One desk at a
 * time may use the folder; a server that a killed desk left behind is stopped first.
 */
class OwnDatabase implements JdbcConnectionDetails, AutoCloseable {

    /** Recovery after a crash included, on a slow disk. */
    private static final Duration SLOWEST_START = Duration.ofMinutes(2);

    private static final String USER = "postgres";
    private static final String SIGN_IN_BY_PASSWORD = """
            host all all 127.0.0.1/32 scram-sha-256
            host all all ::1/128 scram-sha-256
            """;

    private final FileChannel lockFile;
    private final FileLock lock;
    private final EmbeddedPostgres postgres;
    private final String password;

    OwnDatabase(Path data, Passwords passwords) {
        try {
            Files.createDirectories(data);
            lockFile = FileChannel.open(data.resolve("in-use"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            lock = lockFile.tryLock();
            if (lock == null) {
                throw new StartRefused(
                        "Another Support Desk is running on the folder " + data.toAbsolutePath() + ".",
                        "Stop it, or give this one a folder of its own: --support.laptop.data=DIR");
            }
            password = passwords.of("database");
            Path folder = data.resolve("postgres").toAbsolutePath();
            stopLeftOver(folder);
            postgres = start(folder);
            requirePassword(folder.resolve("pg_hba.conf"));
        } catch (IOException | SQLException e) {
            throw new StartRefused(
                    "The own database in " + data.toAbsolutePath() + " does not start: " + e.getMessage(),
                    "Free disk space or make the folder writable; or use a PostgreSQL of yours: set SPRING_DATASOURCE_URL.");
        }
    }

    @Override
    public String getJdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres";
    }

    @Override
    public String getUsername() {
        return USER;
    }

    @Override
    public String getPassword() {
        return password;
    }

    @Override
    public void close() throws IOException {
        postgres.close();
        lock.release();
        lockFile.close();
    }

    private EmbeddedPostgres start(Path folder) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(SLOWEST_START)
                .setConnectConfig("password", password)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("listen_addresses", "localhost")
                .setServerConfig("max_connections", "60")
                .setServerConfig("shared_buffers", "128MB")
                .start();
    }

    /** The server is born trusting everybody on this machine; from its first minute on it asks for the password. */
    private void requirePassword(Path hba) throws IOException, SQLException {
        if (Files.readString(hba).equals(SIGN_IN_BY_PASSWORD)) {
            return;
        }
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("alter role " + USER + " password '" + password + "'");
            Files.writeString(hba, SIGN_IN_BY_PASSWORD);
            statement.execute("select pg_reload_conf()");
        }
    }

    private static void stopLeftOver(Path folder) throws IOException {
        Path pidFile = folder.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        Optional<ProcessHandle> leftOver = Files.readAllLines(pidFile).stream()
                .findFirst()
                .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid.strip())))
                .filter(it -> isServerOf(folder, it));
        if (leftOver.isPresent()) {
            stop(leftOver.get());
        }
    }

    /** The number in an old pid file may by now be somebody else's process. */
    private static boolean isServerOf(Path folder, ProcessHandle process) {
        String command = process.info().commandLine().orElse("");
        return command.contains("postgres") && command.contains(folder.toString());
    }

    private static void stop(ProcessHandle server) {
        server.destroy();
        try {
            server.onExit().get(Duration.ofSeconds(10).toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            server.destroyForcibly(); // PostgreSQL recovers from its log at the next start
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
