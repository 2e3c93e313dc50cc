package com.calibermind.support.mail;

import com.calibermind.support.mail.MailHealth.MailboxState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Tells how the mail that comes in is doing, on whatever node it is read. */
@Component
public class MailWatch {

    private final JdbcTemplate jdbc;
    private final Mailboxes mailboxes;

    MailWatch(JdbcTemplate jdbc, Mailboxes mailboxes) {
        this.jdbc = jdbc;
        this.mailboxes = mailboxes;
    }

    public MailHealth health() {
        return jdbc.queryForObject(
                """
                select count(*) parked, count(*) filter (where quarantined) quarantined,
                    (select max(taken_at) from inbound_mail) last_taken
                from inbound_mail where verdict = 'PARKED'
                """,
                (row, i) -> new MailHealth(
                        states(), row.getLong("parked"), row.getLong("quarantined"), instant(row, "last_taken")));
    }

    private List<MailboxState> states() {
        return mailboxes.all().stream().map(it -> state(it.name())).toList();
    }

    private MailboxState state(String mailbox) {
        return jdbc
                .query(
                        """
                        select node, looked_at, failing_since, problem,
                            looked_at is null or looked_at < now() - interval '1 minute' late
                        from mailbox_reader where mailbox = ?
                        """,
                        (row, i) -> new MailboxState(
                                mailbox,
                                row.getString("node"),
                                instant(row, "looked_at"),
                                instant(row, "failing_since"),
                                row.getString("problem"),
                                row.getBoolean("late")),
                        mailbox)
                .stream()
                .findFirst()
                .orElse(new MailboxState(mailbox, null, null, null, null, true));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
