package com.calibermind.support.desk;

import com.calibermind.support.cases.Conflicts;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Steps of a case that failed too often: seen by those who work on it, tried again by managers. */
@RestController
@RequestMapping("/api/v1/cases/{reference}/stuck")
class StuckController {

    /** @param reason kept on the case; may be empty */
    record Retry(
            @Size(max = Plain.LONGEST, message = Plain.TOO_LONG) String reason) {

        Retry {
            reason = Plain.text(reason);
        }
    }

    private final CaseAccess access;
    private final StuckSteps steps;
    private final SignedIn caller;

    StuckController(CaseAccess access, StuckSteps steps, SignedIn caller) {
        this.access = access;
        this.steps = steps;
        this.caller = caller;
    }

    /** At most 20 of each of the case's processes that the caller may see. */
    @GetMapping
    ResponseEntity<List<StuckSteps.Stuck>> stuck(@PathVariable String reference) {
        access.read(reference);
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(steps.of(reference));
    }

    /** 403 for who may not, 404 if it is not stuck any more. */
    @PostMapping(path = "/{jobId}/retry", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void retry(@PathVariable String reference, @PathVariable String jobId, @Valid @RequestBody Retry retry) {
        access.read(reference);
        Conflicts.triedAgain(() -> {
            steps.retry(reference, jobId, retry.reason(), caller.user());
            return true;
        });
    }
}
