package com.calibermind.support.desk;

import com.calibermind.support.reports.Csv;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.context.annotation.Lazy;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What passed through a diagram, for whoever may read the history of its process. */
@RestController
@RequestMapping("/api/v1")
class FlowController {

    private static final int LONGEST = 90; // days
    private static final String COLUMNS = "process version from to zone element name type passed median_millis missed";

    private final FlowReader reader;
    private final RepositoryService repository;
    private final CallersRights rights;

    FlowController(FlowReader reader, @Lazy RepositoryService repository, CallersRights rights) {
        this.reader = reader;
        this.repository = repository;
        this.rights = rights;
    }

    /**
     * @param definition id of a process definition: one version of a diagram
     * @param days 1 to 90
     */
    @GetMapping("/flow")
    ResponseEntity<Flow> flow(@RequestParam String definition, @RequestParam(defaultValue = "7") int days) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(read(definition, days));
    }

    /** The same as a table for spreadsheets: one line for each element. */
    @GetMapping("/flow.csv")
    void flowCsv(
            @RequestParam String definition, @RequestParam(defaultValue = "7") int days, HttpServletResponse response)
            throws IOException {
        Flow flow = read(definition, days);
        ZoneId zone = ZoneId.of(flow.zone());
        String name = "flow-%s-%s.csv".formatted(flow.key(), LocalDate.ofInstant(flow.to(), zone));
        try (Csv csv = Csv.file(response, name, COLUMNS)) {
            for (Flow.Element it : flow.elements()) {
                csv.line(
                        flow.key(),
                        flow.version(),
                        Csv.time(flow.from(), zone),
                        Csv.time(flow.to(), zone),
                        flow.zone(),
                        it.id(),
                        Csv.harmless(it.name()),
                        it.type(),
                        it.tokens(),
                        it.medianMillis(),
                        it.missed());
            }
        }
    }

    private Flow read(String definition, int days) {
        ProcessDefinition found = repository
                .createProcessDefinitionQuery()
                .processDefinitionId(definition)
                .singleResult();
        if (found == null) {
            throw Problem.of(HttpStatus.NOT_FOUND, "There is no such diagram, or you may not see it.");
        }
        if (!rights.mayReadHistory(found.getKey())) {
            throw Problem.of(HttpStatus.FORBIDDEN, "Your role may not read the history of this process.");
        }
        return reader.of(found, Math.max(1, Math.min(days, LONGEST)));
    }
}
