package com.calibermind.support.desk;

import static com.calibermind.support.reports.Csv.harmless;

import com.calibermind.support.cases.SupportProperties;
import com.calibermind.support.process.OwnershipWatch;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * What is wrong on the desk: cases without a next step, steps that failed too often. For managers and the head of Customer
 * Success; of incidents nothing (P32).
 */
@RestController
@RequestMapping("/api/v1/desk")
class FindingController {

    private static final int FIRST = 5;
    private static final String UNOWNED_COLUMNS = "case what looked_at";
    private static final String STUCK_COLUMNS = "case process step since reason message";

    /**
     * @param unowned open cases that nobody and no clock will move on, the first few (P14)
     * @param unownedCount how many they are
     * @param unownedMore whether there are more than are looked for
     * @param lookedAt when they were looked for; UTC
     * @param stuck steps that have failed too often, the newest few
     * @param stuckCount how many they are
     * @param stuckMore whether there are more than are counted
     */
    record Findings(
            Instant now,
            String zone,
            List<Unowned> unowned,
            int unownedCount,
            boolean unownedMore,
            Instant lookedAt,
            List<StuckSteps.Stuck> stuck,
            int stuckCount,
            boolean stuckMore) {}

    /** @param reference null if it is about no case */
    record Unowned(String reference, String what, String instance) {}

    /** @param more whether others follow on the next page */
    record UnownedPage(Instant now, String zone, List<Unowned> unowned, boolean more) {}

    /** @param more whether others follow on the next page */
    record StuckPage(Instant now, String zone, List<StuckSteps.Stuck> stuck, boolean more) {}

    private final CaseAccess access;
    private final Figures figures;
    private final StuckSteps stuck;
    private final OwnershipWatch ownership;
    private final DeskTable table;
    private final SupportProperties properties;
    private final Clock clock;

    FindingController(
            CaseAccess access,
            Figures figures,
            StuckSteps stuck,
            OwnershipWatch ownership,
            DeskTable table,
            SupportProperties properties,
            Clock clock) {
        this.access = access;
        this.figures = figures;
        this.stuck = stuck;
        this.ownership = ownership;
        this.table = table;
        this.properties = properties;
        this.clock = clock;
    }

    @GetMapping("/findings")
    ResponseEntity<Findings> findings() {
        access.manages();
        OwnershipWatch.Look look = ownership.look();
        List<OwnershipWatch.Finding> unowned = unowned(look);
        StuckSteps.Found found = stuck.found();
        return fresh(new Findings(
                clock.instant(),
                zone(),
                withProcess(unowned.stream().limit(FIRST).toList()),
                unowned.size(),
                look.more(),
                look.at(),
                stuck.told(found.steps().stream().limit(FIRST).toList()),
                found.steps().size(),
                found.more()));
    }

    /** Open cases that nobody and no clock will move on, as they were found within the last minute (P14). */
    @GetMapping("/unowned")
    ResponseEntity<UnownedPage> unowned(
            @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "25") int size) {
        access.manages();
        Slice slice = Slice.of(page, size);
        List<OwnershipWatch.Finding> found = slice.of(unowned(ownership.look()));
        return fresh(new UnownedPage(clock.instant(), zone(), withProcess(slice.shown(found)), slice.more(found)));
    }

    /** The same for spreadsheets; times in the desk's zone. */
    @GetMapping("/unowned.csv")
    void unownedCsv(HttpServletResponse response) throws IOException {
        access.manages();
        OwnershipWatch.Look look = ownership.look();
        String lookedAt = table.time(look.at());
        table.write(
                response,
                "cases-without-next-step",
                UNOWNED_COLUMNS,
                unowned(look),
                it -> Stream.of(it.reference(), it.what(), lookedAt));
    }

    private static List<OwnershipWatch.Finding> unowned(OwnershipWatch.Look look) {
        return look.findings().stream().filter(it -> !it.ofIncident()).toList();
    }

    private List<Unowned> withProcess(List<OwnershipWatch.Finding> findings) {
        Map<String, String> instances = figures.instances(findings.stream()
                .map(OwnershipWatch.Finding::reference)
                .filter(Objects::nonNull)
                .toList());
        return findings.stream()
                .map(it -> new Unowned(
                        it.reference(), it.what(), it.reference() == null ? null : instances.get(it.reference())))
                .toList();
    }

    /** Steps that have failed too often, the newest first. */
    @GetMapping("/stuck")
    ResponseEntity<StuckPage> stuck(
            @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "25") int size) {
        access.manages();
        Slice slice = Slice.of(page, size);
        var found = slice.of(stuck.found().steps());
        return fresh(new StuckPage(clock.instant(), zone(), stuck.told(slice.shown(found)), slice.more(found)));
    }

    /** The same for spreadsheets; times in the desk's zone. */
    @GetMapping("/stuck.csv")
    void stuckCsv(HttpServletResponse response) throws IOException {
        access.manages();
        table.write(
                response,
                "failed-steps",
                STUCK_COLUMNS,
                stuck.told(stuck.found().steps()),
                this::cells);
    }

    private Stream<Object> cells(StuckSteps.Stuck it) {
        return Stream.of(
                it.reference(), it.process(), it.step(), table.time(it.since()), it.reason(), harmless(it.message()));
    }

    private String zone() {
        return properties.timeZone().getId();
    }

    private static <T> ResponseEntity<T> fresh(T body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }
}
