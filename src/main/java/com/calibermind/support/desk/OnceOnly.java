package com.calibermind.support.desk;

import java.net.URI;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.ErrorResponseException;

/**
 * A call that may be sent again does its work once: the caller chooses a key for it (header {@code Idempotency-Key}, as the
 * draft draft-ietf-httpapi-idempotency-key-header of the IETF has it). Of two with one key the second waits for the first;
 * one that was refused leaves its key free. Keys are each caller's own and known for 7 days.
 */
@Component
class OnceOnly {

    private static final Duration KEPT = Duration.ofDays(7);
    private static final URI OTHER_REQUEST = URI.create("urn:support-desk:key-of-another-request");

    /** @param repeated whether an earlier call has done the work */
    record Result(String value, boolean repeated) {}

    private final JdbcTemplate jdbc;
    private final Clock clock;

    OnceOnly(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @param request all that the call says
     * @param work within this transaction; returns what is to be answered
     * @throws ErrorResponseException 400 if the key is none, 422 if it came with another request
     */
    @Transactional(propagation = Propagation.MANDATORY)
    Result once(String user, String key, Object request, Supplier<String> work) {
        if (!key.matches("[\\x21-\\x7e]{1,200}")) {
            throw Problem.of(
                    HttpStatus.BAD_REQUEST, "An Idempotency-Key has 1 to 200 characters of ASCII, and no blanks.");
        }
        String fingerprint = DigestUtils.sha256Hex(request.toString());
        int isNew = jdbc.update(
                "insert into api_request (user_id, key, fingerprint, at) values (?, ?, ?, ?) on conflict do nothing",
                user,
                key,
                fingerprint,
                Timestamp.from(clock.instant()));
        return isNew == 1 ? first(user, key, work) : earlier(user, key, fingerprint);
    }

    private Result first(String user, String key, Supplier<String> work) {
        String value = work.get();
        jdbc.update("update api_request set result = ? where user_id = ? and key = ?", value, user, key);
        return new Result(value, false);
    }

    private Result earlier(String user, String key, String fingerprint) {
        return jdbc.queryForObject(
                "select fingerprint, result from api_request where user_id = ? and key = ?",
                (row, i) -> {
                    if (!row.getString("fingerprint").equals(fingerprint)) {
                        throw otherRequest();
                    }
                    return new Result(row.getString("result"), true);
                },
                user,
                key);
    }

    /** Its {@code type} tells it from a refusal of what the request says. */
    private static ErrorResponseException otherRequest() {
        ErrorResponseException problem = Problem.of(
                HttpStatus.UNPROCESSABLE_ENTITY,
                "This Idempotency-Key came with another request before: choose a new one for each.");
        problem.setType(OTHER_REQUEST);
        return problem;
    }

    @Scheduled(initialDelay = 3_600_000, fixedDelay = 3_600_000)
    @Transactional
    void sweep() {
        jdbc.update(
                "delete from api_request where at < ?",
                Timestamp.from(clock.instant().minus(KEPT)));
    }
}
