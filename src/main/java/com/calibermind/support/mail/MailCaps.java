package com.calibermind.support.mail;

import com.calibermind.support.cases.AutomaticAnswers;
import com.calibermind.support.policy.TimeWords;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Counts in the database, so that all nodes agree. */
@Component
class MailCaps implements AutomaticAnswers {

    /** Notices to many are no answers: they neither count nor are counted. */
    private static final String ANSWERS = """
            select count(*) from (select 1 from outgoing_mail
                where recipient = ? and queued_at > ? and auto_submitted = 'auto-replied' limit ?) lately""";

    private static final String WORK = """
            select count(*) from (select 1 from inbound_mail
                where %s and received_at > ? and received_at <= ?
                and (verdict = 'NEW_CASE' or verdict in ('PARKED', 'DISCARDED') and parked_with is null) limit ?) lately""";

    private static final String WORK_OF_ONE = WORK.formatted("sender = ?");
    private static final String WORK_OF_UNKNOWN = WORK.formatted("sender is null");

    private static final String JOINS = """
            select count(*) from (select 1 from inbound_mail
                where case_reference = ? and received_at > ? and received_at <= ?
                and verdict in ('JOINED', 'NOTED') limit ?) lately""";

    private final JdbcTemplate jdbc;
    private final SortingProperties.Caps caps;
    private final MailProperties properties;
    private final Clock clock;

    MailCaps(JdbcTemplate jdbc, SortingProperties sorting, MailProperties properties, Clock clock) {
        this.jdbc = jdbc;
        this.caps = sorting.caps();
        this.properties = properties;
        this.clock = clock;
    }

    /** Whoever asks holds the address until their transaction ends: two nodes never count the same last answer. */
    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<String> objection(String address) {
        String recipient = address.toLowerCase(Locale.ROOT);
        if (properties.isOurs(recipient)) {
            return Optional.of("the address is the desk's own.");
        }
        jdbc.query("select pg_advisory_xact_lock(hashtextextended(?, 12))", row -> {}, recipient);
        Timestamp since = Timestamp.from(clock.instant().minus(caps.window()));
        return isReached(caps.answers(), ANSWERS, address, since)
                ? Optional.of("%d automatic letters have gone to that address within %s (support.mail.caps.answers)."
                        .formatted(caps.answers(), TimeWords.of(caps.window())))
                : Optional.empty();
    }

    /**
     * Whether the sender's mails, up to that one, make more work than they may.
     *
     * @param sender null: those that name no sender, or several
     */
    boolean areManyFrom(String sender, Instant at) {
        return sender == null
                ? isReached(caps.work(), WORK_OF_UNKNOWN, windowBefore(at), Timestamp.from(at))
                : isReached(caps.work(), WORK_OF_ONE, sender, windowBefore(at), Timestamp.from(at));
    }

    /** Whether that many mails have joined the case, up to that one, that another does not. */
    boolean areManyOn(String reference, Instant at) {
        return isReached(caps.joins(), JOINS, reference, windowBefore(at), Timestamp.from(at));
    }

    private Timestamp windowBefore(Instant at) {
        return Timestamp.from(at.minus(caps.window()));
    }

    /** Counts no further than it must. */
    private boolean isReached(int cap, String statement, Object... arguments) {
        Object[] all = Arrays.copyOf(arguments, arguments.length + 1);
        all[arguments.length] = cap;
        return jdbc.queryForObject(statement, Integer.class, all) >= cap;
    }
}
