package com.calibermind.support.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.stream.Stream;

/** Debian's Dovecot ({@code apt-get install dovecot-imapd}) on a folder and a loopback port of its own. Needs root. */
public final class Dovecot implements AutoCloseable {

    private final Path folder;
    private final int port = Rig.freePort();
    private Process process;

    public Dovecot(Path folder) {
        this.folder = folder.toAbsolutePath();
        try {
            Files.createDirectories(this.folder.resolve("mail"));
            Files.setPosixFilePermissions(this.folder.resolve("mail"), PosixFilePermissions.fromString("rwxrwxrwx"));
            Files.writeString(this.folder.resolve("dovecot.conf"), configuration());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> process.destroy())); // it would outlive a killed bench
        start();
    }

    static boolean isInstalled() {
        return Files.isExecutable(Path.of("/usr/sbin/dovecot"));
    }

    public int port() {
        return port;
    }

    private String configuration() {
        return """
                base_dir = %1$s/run
                state_dir = %1$s/state
                log_path = %1$s/dovecot.log
                protocols = imap
                listen = 127.0.0.1
                ssl = no
                disable_plaintext_auth = no
                mail_location = maildir:%1$s/mail/%%u
                mail_fsync = never
                first_valid_uid = 1
                passdb {
                  driver = static
                  args = password=support
                }
                userdb {
                  driver = static
                  args = uid=nobody gid=nogroup home=%1$s/mail
                }
                service imap-login {
                  inet_listener imap {
                    port = %2$d
                  }
                  inet_listener imaps {
                    port = 0
                  }
                }
                """.formatted(folder, port);
    }

    private void start() {
        try {
            process = new ProcessBuilder(
                            "/usr/sbin/dovecot",
                            "-F",
                            "-c",
                            folder.resolve("dovecot.conf").toString())
                    .inheritIO()
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (int i = 0; i < 100; i++) {
            try {
                new Socket(InetAddress.getLoopbackAddress(), port).close();
                return;
            } catch (IOException e) {
                FaultBench.pause(100);
            }
        }
        throw new IllegalStateException("Dovecot does not start, see " + folder.resolve("dovecot.log"));
    }

    private void stop() {
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** As after a restore from a backup: the same mails under a new UIDVALIDITY. */
    void renumber() {
        stop();
        try {
            Files.walkFileTree(folder.resolve("mail"), new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    if (file.getFileName().toString().startsWith("dovecot")) {
                        Files.delete(file);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        FaultBench.pause(1100); // UIDVALIDITY is the time in seconds
        start();
    }

    /** Processor time of its living processes. */
    public Duration cpu() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .map(it -> it.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    @Override
    public void close() {
        stop();
    }
}
