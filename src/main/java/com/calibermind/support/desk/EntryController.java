package com.calibermind.support.desk;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * What other programs enter, signed in as somebody who works at the desk. Each call carries an {@code Idempotency-Key} and
 * may be sent again with it, for 7 days: it does its work once, and is answered alike, with the header
 * {@code Idempotency-Replayed}. 422: a field is wrong, or the key came with another request before.
 */
@RestController
@RequestMapping(path = "/api/v1/cases", consumes = MediaType.APPLICATION_JSON_VALUE)
class EntryController {

    record Entered(String reference) {}

    private final CaseAccess access;
    private final SignedIn caller;
    private final CaseEntry entry;

    EntryController(CaseAccess access, SignedIn caller, CaseEntry entry) {
        this.access = access;
        this.caller = caller;
        this.entry = entry;
    }

    /** Opens a case; {@code Location} is its address. */
    @Operation(
            summary = "Opens a case",
            description =
                    "May be sent again with its Idempotency-Key, of 1 to 200 characters, for 7 days: it opens one case, and is answered"
                            + " alike with the header Idempotency-Replayed. With another body its key is refused (422).")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Entered> open(@RequestHeader(ActOnce.KEY) String key, @Valid @RequestBody NewCase theCase) {
        access.atTheDesk();
        return answer(HttpStatus.CREATED, entry.open(theCase, key, caller.user()));
    }

    /** Adds what a customer says; answered with the case that it stands on, of a duplicate the one on which it goes on. */
    @Operation(
            summary = "Adds what a customer says",
            description =
                    "May be sent again with its Idempotency-Key, of 1 to 200 characters, for 7 days. Answered with the case that it"
                            + " stands on: of a duplicate the one on which it goes on.")
    @PostMapping("/{reference}/messages")
    ResponseEntity<Entered> reply(
            @PathVariable String reference,
            @RequestHeader(ActOnce.KEY) String key,
            @Valid @RequestBody NewMessage message) {
        access.act(reference);
        return answer(HttpStatus.OK, entry.reply(reference, message, key, caller.user()));
    }

    private static ResponseEntity<Entered> answer(HttpStatus status, OnceOnly.Result result) {
        var answer = ResponseEntity.status(status).location(URI.create("/api/v1/cases/" + result.value()));
        if (result.repeated()) {
            answer.header(ActOnce.REPLAYED, "true");
        }
        return answer.body(new Entered(result.value()));
    }
}
