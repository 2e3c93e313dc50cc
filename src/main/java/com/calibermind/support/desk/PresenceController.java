package com.calibermind.support.desk;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Two people, one case: each page says that it is there and hears who else is, and whether anything has changed. */
@RestController
@RequestMapping(path = "/api/v1/cases/{reference}/presence", consumes = MediaType.APPLICATION_JSON_VALUE)
class PresenceController {

    /** @param act what the caller writes, as in {@link Act#code}, "form" for a task's form, or null */
    record There(String act, boolean leaves) {}

    /** @param stamp changes whenever something on the case does, see {@link CaseView} */
    record Now(Instant now, String stamp, List<Presence.Other> others) {}

    private final CaseAccess access;
    private final Presence presence;
    private final SignedIn caller;
    private final Clock clock;

    PresenceController(CaseAccess access, Presence presence, SignedIn caller, Clock clock) {
        this.access = access;
        this.presence = presence;
        this.caller = caller;
        this.clock = clock;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.OK)
    Now there(@PathVariable String reference, @RequestBody There there) {
        access.read(reference);
        if (there.leaves()) {
            presence.left(reference, caller.user());
            return new Now(clock.instant(), null, List.of());
        }
        List<Presence.Other> others = presence.seen(reference, caller.user(), known(there.act()));
        return new Now(clock.instant(), presence.stamp(reference), others);
    }

    private static String known(String act) {
        return Stream.concat(
                        Stream.of(Presence.FORM), Arrays.stream(Act.values()).map(Act::code))
                .filter(it -> it.equals(act))
                .findFirst()
                .orElse(null);
    }
}
