package com.calibermind.support.mail;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** One node reads a mailbox at a time, by the database's clock (ADR 18). */
@Component
class MailboxLeases {

    /** After this time without a word of its reader, another node may read the mailbox. */
    static final Duration LENGTH = Duration.ofSeconds(30);

    private static final int PROBLEM_LENGTH = 500;

    private final JdbcTemplate jdbc;
    private final String node;

    @Autowired
    MailboxLeases(JdbcTemplate jdbc) {
        this(
                jdbc,
                host() + "/" + ProcessHandle.current().pid() + "/"
                        + UUID.randomUUID().toString().substring(0, 8));
    }

    MailboxLeases(JdbcTemplate jdbc, String node) {
        this.jdbc = jdbc;
        this.node = node;
    }

    String node() {
        return node;
    }

    /** True if this node may read the mailbox for {@link #LENGTH} from now. */
    boolean take(String mailbox) {
        return jdbc.update("""
                        insert into mailbox_reader as held (mailbox, node, held_until)
                        values (?, ?, now() + ? * interval '1 second')
                        on conflict (mailbox) do update set node = excluded.node, held_until = excluded.held_until
                        where held.node = excluded.node or held.held_until < now()
                        """, mailbox, node, LENGTH.toSeconds()) == 1;
    }

    void release(String mailbox) {
        jdbc.update("update mailbox_reader set held_until = now() where mailbox = ? and node = ?", mailbox, node);
    }

    void looked(String mailbox) {
        jdbc.update("""
                update mailbox_reader set looked_at = now(), failing_since = null, problem = null
                where mailbox = ? and node = ?
                """, mailbox, node);
    }

    void failed(String mailbox, String problem) {
        String text = problem.replace("\0", "");
        jdbc.update("""
                update mailbox_reader set failing_since = coalesce(failing_since, now()), problem = ?
                where mailbox = ? and node = ?
                """, text.substring(0, Math.min(text.length(), PROBLEM_LENGTH)), mailbox, node);
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unnamed";
        }
    }
}
