package com.calibermind.support.webhooks;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The store of receivers. */
@Component
@Transactional
class Webhooks {

    static final int MOST = 100;

    /** How long a receiver may take to learn a new secret. */
    private static final Duration BOTH_SECRETS = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final Clock clock;

    Webhooks(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    long count() {
        return jdbc.sql("select count(*) from webhook").query(Long.class).single();
    }

    Webhook add(String url, String description, Collection<EventType> events, String by) {
        long id = jdbc.sql("""
                        insert into webhook (url, description, events, active, secret, created_by, created_at)
                        values (?, ?, cast(? as text[]), true, ?, ?, ?) returning id""")
                .params(url, description, written(events), Secret.random().text(), by, at(now()))
                .query(Long.class)
                .single();
        return find(id).orElseThrow();
    }

    /** Switched on again it is tried at once. */
    void change(long id, String url, String description, Collection<EventType> events, boolean active) {
        jdbc.sql("""
                        update webhook set url = ?, description = ?, events = cast(? as text[]), active = ?, why_inactive = null,
                            rests_until = null, failures = 0 where id = ?""").params(url, description, written(events), active, id).update();
    }

    /** The old one signs, too, for a day. */
    void renewSecret(long id) {
        jdbc.sql("update webhook set old_secret = secret, old_until = ?, secret = ? where id = ?")
                .params(at(now().plus(BOTH_SECRETS)), Secret.random().text(), id)
                .update();
    }

    boolean remove(long id) {
        return jdbc.sql("delete from webhook where id = ?").param(id).update() == 1;
    }

    Optional<Webhook> find(long id) {
        return jdbc.sql("select * from webhook where id = ?")
                .param(id)
                .query(Webhooks::webhook)
                .optional();
    }

    List<Webhook> all() {
        return jdbc.sql("select * from webhook order by id limit ?")
                .param(MOST)
                .query(Webhooks::webhook)
                .list();
    }

    /** One that has something due and that nobody else has in hand; the one that has waited longest first. */
    Optional<Webhook> claim(Duration lease) {
        Timestamp now = at(now());
        return jdbc.sql("""
                        update webhook set leased_until = ? where id = (
                            select w.id from webhook w
                            where w.active and (w.leased_until is null or w.leased_until <= ?)
                            and (w.rests_until is null or w.rests_until <= ?)
                            and exists (select 1 from webhook_delivery d
                                where d.webhook_id = w.id and d.state = 'WAITING' and d.next_attempt <= ?)
                            order by w.leased_until nulls first, w.id limit 1 for update skip locked)
                        returning *""")
                .params(at(now().plus(lease)), now, now, now)
                .query(Webhooks::webhook)
                .optional();
    }

    void release(long id) {
        jdbc.sql("update webhook set leased_until = ? where id = ?")
                .params(at(now()), id)
                .update();
    }

    void succeeded(long id) {
        jdbc.sql("update webhook set failures = 0, rests_until = null, last_success = ? where id = ?")
                .params(at(now()), id)
                .update();
    }

    /** @param rests null: what was wrong was one delivery's, others are tried on */
    void failed(long id, String why, Duration rests) {
        jdbc.sql("update webhook set failures = failures + 1, last_failure = ?, rests_until = ? where id = ?")
                .params(why, rests == null ? null : at(now().plus(rests)), id)
                .update();
    }

    void switchOff(long id, String why) {
        jdbc.sql("update webhook set active = false, why_inactive = ?, last_failure = ? where id = ?")
                .params(why, why, id)
                .update();
    }

    private static String written(Collection<EventType> events) {
        return "{" + String.join(",", events.stream().map(EventType::code).toList()) + "}";
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static Timestamp at(Instant instant) {
        return Timestamp.from(instant);
    }

    private static Webhook webhook(ResultSet row, int number) throws SQLException {
        return new Webhook(
                row.getLong("id"),
                row.getString("url"),
                row.getString("description"),
                events(row.getArray("events")),
                row.getBoolean("active"),
                row.getString("why_inactive"),
                new Secret(row.getString("secret")),
                row.getString("old_secret") == null ? null : new Secret(row.getString("old_secret")),
                instant(row, "old_until"),
                row.getString("created_by"),
                instant(row, "created_at"),
                instant(row, "rests_until"),
                row.getInt("failures"),
                instant(row, "last_success"),
                row.getString("last_failure"));
    }

    private static List<EventType> events(Array codes) throws SQLException {
        return Arrays.stream((String[]) codes.getArray()).map(EventType::ofCode).toList();
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
