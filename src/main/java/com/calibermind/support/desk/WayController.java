package com.calibermind.support.desk;

import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Where a case's processes stand, each on its diagram. */
@RestController
class WayController {

    private final CaseAccess access;
    private final WayReader reader;

    WayController(CaseAccess access, WayReader reader) {
        this.access = access;
        this.reader = reader;
    }

    /** None for who sees a task of the case but none of its processes. */
    @GetMapping("/api/v1/cases/{reference}/way")
    ResponseEntity<List<WayReader.Way>> way(@PathVariable String reference) {
        access.read(reference);
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(reader.of(reference));
    }
}
