package com.calibermind.support.desk;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.context.annotation.Lazy;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What happened to a case, and which case a process instance in Cockpit is about. */
@RestController
@RequestMapping("/api/v1")
class HistoryController {

    private static final int MOST = 200;

    /** @param reference null if the instance is about no case */
    record Instance(String id, String reference) {}

    private final CaseAccess access;
    private final CaseHistory history;
    private final SignedIn caller;
    private final RuntimeService runtime;

    HistoryController(CaseAccess access, CaseHistory history, SignedIn caller, @Lazy RuntimeService runtime) {
        this.access = access;
        this.caller = caller;
        this.history = history;
        this.runtime = runtime;
    }

    /** Newest first; not for those who are only consulted: it tells what reviewers found. */
    @GetMapping("/cases/{reference}/history")
    ResponseEntity<CaseHistory.Page> history(
            @PathVariable String reference,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size) {
        access.read(reference);
        if (!caller.respondsToIncidents()) {
            access.atTheDesk();
        }
        Slice slice = Slice.of(page, size, MOST);
        return fresh(history.of(reference, slice.first(), slice.size()));
    }

    /** With the caller's rights in the engine: 404 for an instance that they may not see. */
    @GetMapping("/instances/{id}")
    ResponseEntity<Instance> instance(@PathVariable String id) {
        ProcessInstance found =
                runtime.createProcessInstanceQuery().processInstanceId(id).singleResult();
        if (found == null) {
            throw Problem.of(HttpStatus.NOT_FOUND, "This process has ended, or you may not see it.");
        }
        return fresh(new Instance(found.getId(), found.getBusinessKey()));
    }

    private static <T> ResponseEntity<T> fresh(T body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }
}
