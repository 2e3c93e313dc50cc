package com.calibermind.support.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Database, mailbox, SMTP server, the wires to them, and the nodes of the desk between. */
final class Rig implements AutoCloseable {

    final Path folder;
    final Database database;
    final Postbox postbox;
    final Sink sink = new Sink();
    final Wire toDatabase;
    final Wire toPostbox;
    final Wire toSink = new Wire(sink.port());
    final Ledger ledger;
    private final List<Node> nodes = new ArrayList<>();

    Rig(Path folder, Postbox postbox) {
        this.folder = folder;
        this.postbox = postbox;
        this.database = new Database(folder.resolve("postgres"));
        this.toDatabase = new Wire(database.port());
        this.toPostbox = new Wire(postbox.port());
        this.ledger = new Ledger(database, postbox, sink);
    }

    static Rig ofTests() {
        try {
            return new Rig(
                    Files.createDirectories(
                                    Path.of("target/faults", UUID.randomUUID().toString()))
                            .toAbsolutePath(),
                    Postbox.greenMail());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A node that is not started yet. Its timeouts are short, so that a test sees their end. */
    Node node(List<String> jvm, String... settings) {
        var all = new ArrayList<>(List.of(
                "--spring.datasource.url=jdbc:postgresql://127.0.0.1:" + toDatabase.port() + "/postgres",
                "--spring.datasource.username=postgres",
                "--spring.datasource.password=postgres",
                "--spring.datasource.hikari.connection-timeout=3000",
                "--support.mail.imap.host=127.0.0.1",
                "--support.mail.imap.port=" + toPostbox.port(),
                "--support.mail.imap.user=" + Postbox.USER,
                "--support.mail.imap.password=" + Postbox.PASSWORD,
                "--support.mail.imap.tls=NONE",
                "--support.mail.smtp.host=127.0.0.1",
                "--support.mail.smtp.port=" + toSink.port(),
                "--support.mail.smtp.tls=NONE",
                "--support.mail.poll-interval=PT0.3S",
                "--support.mail.timeout=PT3S"));
        for (String setting : settings) {
            all.removeIf(it -> it.startsWith(setting.substring(0, setting.indexOf('=') + 1)));
            all.add(setting);
        }
        var node = new Node(folder.resolve("node" + (nodes.size() + 1) + ".log"), jvm, all);
        nodes.add(node);
        return node;
    }

    /** As if the time had passed for which a dead node keeps its mailboxes. */
    void passLeases() {
        if (database.jdbc().queryForObject("select to_regclass('mailbox_reader') is not null", Boolean.class)) {
            database.jdbc().update("update mailbox_reader set held_until = now()");
        }
    }

    @Override
    public void close() {
        nodes.forEach(Node::close);
        List.of(toDatabase, toPostbox, toSink).forEach(Wire::close);
        sink.close();
        database.close();
        try {
            postbox.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
