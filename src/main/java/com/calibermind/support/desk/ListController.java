package com.calibermind.support.desk;

import com.calibermind.support.process.ListCounts;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How many tasks each of the caller's lists in Tasklist holds. */
@RestController
@RequestMapping("/api/v1/lists")
class ListController {

    private final ListCounts counts;

    ListController(ListCounts counts) {
        this.counts = counts;
    }

    /** Of the first 20 lists that the caller may see, by name; up to two seconds old, "Mine" as it is. */
    @GetMapping("/counts")
    ResponseEntity<List<ListCounts.Count>> counts() {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(counts.ofCaller());
    }
}
