package com.calibermind.support.webhooks;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The store of deliveries. */
@Component
@Transactional
class DeliveryBook {

    /** @param next where what is left over begins; null if nothing is */
    record Replayed(int deliveries, ReplayPlace next) {}

    private static final int SWEPT_AT_ONCE = 5_000;

    /** Longer than that nobody has tried it: its receiver is switched off. */
    private static final Duration LEFT_ALONE = Duration.ofDays(1);

    private static final String ALL = """
            select d.*, e.message_id, e.type, e.case_reference, e.at, e.body
            from webhook_delivery d join webhook_event e on e.id = d.event_id where d.webhook_id = :webhook
            """;

    private static final String REPLAY = """
            update webhook_delivery set state = 'WAITING', since = :now, attempts = 0, next_attempt = :now, reason = null
            """;

    private static final String REPLAY_RANGE = """
            with found as (
                select d.id, e.at, e.id as event from webhook_delivery d join webhook_event e on e.id = d.event_id
                where d.webhook_id = :webhook and e.at >= :from and e.at < :to and d.state in (:states)
                    and (e.at, e.id) > (:at, :event)
                order by e.at, e.id limit :most + 1),
            first as (select * from found order by at, event limit :most),
            replayed as (%s where id in (select id from first) returning id)
            select (select count(*) from replayed), (select count(*) from found) > :most, last.at, last.event
            from (select 1) one left join (select at, event from first order by at desc, event desc limit 1) last on true
            """.formatted(REPLAY);

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final WebhookProperties properties;
    private final Clock clock;

    DeliveryBook(JdbcClient jdbc, ApplicationEventPublisher events, WebhookProperties properties, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.properties = properties;
        this.clock = clock;
    }

    List<Delivery> due(long webhook, int most) {
        return jdbc.sql(
                        ALL
                                + "and d.state = 'WAITING' and d.next_attempt <= :now order by d.next_attempt, d.id limit :most")
                .param("webhook", webhook)
                .param("now", at(now()))
                .param("most", most)
                .query(DeliveryBook::delivery)
                .list();
    }

    /** Newest first. */
    List<Delivery> list(long webhook, Delivery.State state, Long before, int most) {
        var conditions = new ArrayList<String>();
        if (state != null) {
            conditions.add("and d.state = :state ");
        }
        if (before != null) {
            conditions.add("and d.id < :before ");
        }
        return jdbc.sql(ALL + String.join("", conditions) + "order by d.id desc limit :most")
                .param("webhook", webhook)
                .param("state", state == null ? "" : state.name())
                .param("before", before == null ? 0 : before)
                .param("most", most)
                .query(DeliveryBook::delivery)
                .list();
    }

    void delivered(long id, int status) {
        jdbc.sql("""
                        update webhook_delivery set state = 'DELIVERED', attempts = attempts + 1, tried_at = ?, status = ?,
                            reason = null where id = ? and state = 'WAITING'""").params(at(now()), status, id).update();
    }

    void failed(long id, Integer status, String why, Duration pause) {
        jdbc.sql("""
                        update webhook_delivery set attempts = attempts + 1, tried_at = ?, status = ?, reason = ?,
                            next_attempt = ? where id = ? and state = 'WAITING'""").params(at(now()), status, why, at(now().plus(pause)), id).update();
    }

    void parked(long id, Integer status, String why) {
        jdbc.sql("""
                        update webhook_delivery set state = 'PARKED', attempts = attempts + 1, tried_at = ?, status = ?,
                            reason = ? where id = ? and state = 'WAITING'""").params(at(now()), status, why, id).update();
    }

    boolean isTooOld(Delivery delivery) {
        return !now().isBefore(delivery.since().plus(properties.giveUpAfter()));
    }

    /** Whatever became of it before. False if the webhook has none of that number. */
    boolean replay(long webhook, long id) {
        int replayed = jdbc.sql(REPLAY + "where webhook_id = :webhook and id = :id")
                .param("id", id)
                .param("webhook", webhook)
                .param("now", at(now()))
                .update();
        events.publishEvent(new EventLog.Stored());
        return replayed == 1;
    }

    /**
     * The oldest first.
     *
     * @param from inclusive; UTC, like {@code to}, which is exclusive
     * @param after where the call before ended
     * @param most how many at most
     */
    Replayed replay(long webhook, Instant from, Instant to, List<Delivery.State> states, ReplayPlace after, int most) {
        Replayed replayed = jdbc.sql(REPLAY_RANGE)
                .param("webhook", webhook)
                .param("from", at(from))
                .param("to", at(to))
                .param("states", states.stream().map(Enum::name).toList())
                .param("at", at(after.at()))
                .param("event", after.event())
                .param("most", most)
                .param("now", at(now()))
                .query(DeliveryBook::replayed)
                .single();
        events.publishEvent(new EventLog.Stored());
        return replayed;
    }

    private static Replayed replayed(ResultSet row, int number) throws SQLException {
        return new Replayed(
                row.getInt(1),
                row.getBoolean(2) ? new ReplayPlace(row.getTimestamp(3).toInstant(), row.getLong(4)) : null);
    }

    /** The oldest that waits, of one receiver or, null, of all; null if none does. */
    Instant oldest(Long webhook) {
        Timestamp oldest = jdbc.sql("select min(since) from webhook_delivery where state = 'WAITING'"
                        + (webhook == null ? "" : " and webhook_id = :webhook"))
                .param("webhook", webhook == null ? 0 : webhook)
                .query(Timestamp.class)
                .optional()
                .orElse(null);
        return oldest == null ? null : oldest.toInstant();
    }

    /** The oldest that could be sent and that nobody has taken up; null if there is none. */
    Instant oldestLeftAlone() {
        Timestamp now = at(now());
        Timestamp oldest = jdbc.sql("""
                        select min(d.next_attempt) from webhook w cross join lateral (
                            select next_attempt from webhook_delivery where webhook_id = w.id and state = 'WAITING'
                            order by next_attempt, id limit 1) d
                        where w.active and (w.rests_until is null or w.rests_until <= ?)
                        and (w.leased_until is null or w.leased_until <= ?) and d.next_attempt <= ?""")
                .params(now, now, now)
                .query(Timestamp.class)
                .optional()
                .orElse(null);
        return oldest == null ? null : oldest.toInstant();
    }

    /** Counted no further than {@code most}. */
    long count(long webhook, Delivery.State state, int most) {
        return jdbc.sql("""
                        select count(*) from (select 1 from webhook_delivery where webhook_id = ? and state = ? limit ?) counted""")
                .params(webhook, state.name(), most)
                .query(Long.class)
                .single();
    }

    /** Parks what its receiver, switched off, never got, and forgets what was done long ago. Returns how many rows it changed. */
    int sweep() {
        Instant now = now();
        int parked = jdbc.sql("""
                        update webhook_delivery set state = 'PARKED', tried_at = :now, reason = coalesce(reason, 'its webhook is switched off')
                        where id in (select id from webhook_delivery where state = 'WAITING' and since < :before limit :most)""")
                .param("now", at(now))
                .param("before", at(now.minus(properties.giveUpAfter()).minus(LEFT_ALONE)))
                .param("most", SWEPT_AT_ONCE)
                .update();
        int forgotten = jdbc.sql("""
                        delete from webhook_delivery where id in (
                            select id from webhook_delivery where state <> 'WAITING' and tried_at < :before limit :most)""")
                .param("before", at(now.minus(properties.kept())))
                .param("most", SWEPT_AT_ONCE)
                .update();
        int events = jdbc.sql("""
                        delete from webhook_event where id in (
                            select e.id from webhook_event e where e.at < :before
                            and not exists (select 1 from webhook_delivery d where d.event_id = e.id) limit :most)""")
                .param("before", at(now.minus(properties.kept())))
                .param("most", SWEPT_AT_ONCE)
                .update();
        return parked + forgotten + events;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static Timestamp at(Instant instant) {
        return Timestamp.from(instant);
    }

    private static Delivery delivery(ResultSet row, int number) throws SQLException {
        var state = Delivery.State.valueOf(row.getString("state"));
        return new Delivery(
                row.getLong("id"),
                row.getString("message_id"),
                EventType.ofCode(row.getString("type")),
                row.getString("case_reference"),
                Webhooks.instant(row, "at"),
                state,
                Webhooks.instant(row, "since"),
                row.getInt("attempts"),
                state == Delivery.State.WAITING ? Webhooks.instant(row, "next_attempt") : null,
                Webhooks.instant(row, "tried_at"),
                row.getObject("status", Integer.class),
                row.getString("reason"),
                row.getString("body"));
    }
}
