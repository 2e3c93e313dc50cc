package com.calibermind.support.desk;

import java.util.List;
import org.camunda.bpm.engine.FilterService;
import org.springframework.context.annotation.Lazy;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How many tasks each of the caller's lists in Tasklist holds. */
@RestController
@RequestMapping("/api/v1/lists")
class ListController {

    private static final int MOST = 20;

    record Count(String name, long tasks) {}

    private final FilterService filters;

    ListController(@Lazy FilterService filters) {
        this.filters = filters;
    }

    /** Of the first 20 lists that the caller may see, by name. */
    @GetMapping("/counts")
    ResponseEntity<List<Count>> counts() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(filters.createTaskFilterQuery().orderByFilterName().asc().listPage(0, MOST).stream()
                        .map(it -> new Count(it.getName(), filters.count(it.getId())))
                        .toList());
    }
}
