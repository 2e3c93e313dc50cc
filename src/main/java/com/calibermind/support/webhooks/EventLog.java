package com.calibermind.support.webhooks;

import com.calibermind.support.cases.CaseFile;
import com.calibermind.support.cases.CaseFiles;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes down what is to be told, in the transaction in which it happens: it is told if, and only if, that commits. What is
 * told names the case and no words of anybody: a receiver reads them over /api/v1, with its own rights.
 */
@Component
class EventLog {

    /** Wakes the senders once it is committed. */
    record Stored() {}

    private final JdbcClient jdbc;
    private final CaseFiles files;
    private final ObjectMapper json;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    EventLog(JdbcClient jdbc, CaseFiles files, ObjectMapper json, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.files = files;
        this.json = json;
        this.events = events;
        this.clock = clock;
    }

    /** @param details beside what is told of every event; asked for only if somebody hears it */
    @Transactional(propagation = Propagation.MANDATORY)
    void tell(EventType type, String reference, Function<CaseFile, Map<String, ?>> details) {
        if (isHeard(type)) {
            CaseFile file = files.of(reference);
            store(type, file, details.apply(file), clock.instant().truncatedTo(ChronoUnit.MILLIS));
            events.publishEvent(new Stored());
        }
    }

    private boolean isHeard(EventType type) {
        return jdbc.sql("select exists (select 1 from webhook where active and ? = any(events))")
                .param(type.code())
                .query(Boolean.class)
                .single();
    }

    private void store(EventType type, CaseFile file, Map<String, ?> details, Instant now) {
        long number = jdbc.sql("select nextval('webhook_event_seq')")
                .query(Long.class)
                .single();
        jdbc.sql("""
                        insert into webhook_event (id, message_id, type, case_reference, at, body)
                        values (?, ?, ?, ?, ?, ?)""")
                .params(
                        number,
                        "evt_" + UUID.randomUUID().toString().replace("-", ""),
                        type.code(),
                        file.reference(),
                        Timestamp.from(now),
                        body(type, number, file, details, now))
                .update();
        jdbc.sql("""
                        insert into webhook_delivery (webhook_id, event_id, state, since, next_attempt)
                        select id, ?, 'WAITING', cast(? as timestamptz), cast(? as timestamptz) from webhook where active and ? = any(events)""")
                .params(number, Timestamp.from(now), Timestamp.from(now), type.code())
                .update();
    }

    private String body(EventType type, long number, CaseFile file, Map<String, ?> details, Instant now) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("reference", file.reference());
        data.put("severity", file.watchedSeverity());
        data.put("company", file.companyId());
        data.put("receivedAt", file.receivedAt());
        data.put("respondBy", file.respondBy());
        data.putAll(details);
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("type", type);
        all.put("timestamp", now);
        all.put("sequence", number);
        all.put("data", data);
        try {
            return json.writeValueAsString(all);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event of numbers and short words cannot be written", e);
        }
    }
}
