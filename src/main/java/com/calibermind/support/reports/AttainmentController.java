package com.calibermind.support.reports;

import com.calibermind.support.policy.Severity;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Attainment for managers and the head of Customer Success (P37). Days are calendar days of {@code zone}; {@code to} is the
 * last that counts. Without {@code from} and {@code to}: the last twelve weeks.
 */
@RestController
@RequestMapping("/api/v1/reports")
class AttainmentController {

    private static final int MOST = 100;
    private static final int LAST_PAGE = 1_000;
    private static final int MOST_IN_A_FILE = 20_000;

    /** @param more whether there is another page */
    record CountedCases(
            String figure, LocalDate from, LocalDate to, String zone, boolean more, List<CountedCase> cases) {}

    private final Attainment attainment;
    private final Asked asked;

    AttainmentController(Attainment attainment, Asked asked) {
        this.attainment = attainment;
        this.asked = asked;
    }

    /** @param by "day", "week" or "month" */
    @GetMapping("/attainment")
    ResponseEntity<AttainmentReport> attainment(
            @RequestParam(required = false) String from,
            @RequestParam(required = false) String to,
            @RequestParam(defaultValue = "week") String by,
            @RequestParam(required = false) String zone) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(attainment.report(asked.period(from, to, zone), Grain.ofCode(by)));
    }

    /** The same as a table for spreadsheets: one line for each part of the period and severity. */
    @GetMapping("/attainment.csv")
    void attainmentCsv(
            @RequestParam(required = false) String from,
            @RequestParam(required = false) String to,
            @RequestParam(defaultValue = "week") String by,
            @RequestParam(required = false) String zone,
            HttpServletResponse response)
            throws IOException {
        AttainmentReport report = attainment.report(asked.period(from, to, zone), Grain.ofCode(by));
        String name = "attainment-%s-%s.csv".formatted(report.from(), report.to());
        try (Csv csv = Csv.file(response, name, AttainmentCsv.FIGURES)) {
            AttainmentCsv.write(report, csv);
        }
    }

    /**
     * The cases behind a number, by the moment by which they were counted.
     *
     * @param figure such as response-missed
     * @param severity 1 to 4; left out: any
     * @param size at most 100
     */
    @GetMapping("/attainment/cases")
    ResponseEntity<CountedCases> cases(
            @RequestParam String figure,
            @RequestParam(required = false) String severity,
            @RequestParam(required = false) String from,
            @RequestParam(required = false) String to,
            @RequestParam(required = false) String zone,
            @Parameter(schema = @Schema(maximum = "" + LAST_PAGE)) @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size) {
        if (page < 0 || page > LAST_PAGE) {
            throw new PeriodRefused(
                    "Pages are numbered from 0 to 1,000: beyond that choose a shorter period or one severity.");
        }
        Period period = asked.period(from, to, zone);
        Figure which = Figure.ofCode(figure);
        int most = Math.max(1, Math.min(size, MOST));
        List<CountedCase> found = attainment.cases(which, period, Asked.severity(severity), page * most, most + 1);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new CountedCases(
                        which.code(),
                        period.from(),
                        period.to(),
                        period.zone().getId(),
                        found.size() > most,
                        found.stream().limit(most).toList()));
    }

    /** The same, all of them, for spreadsheets. */
    @GetMapping("/attainment/cases.csv")
    void casesCsv(
            @RequestParam String figure,
            @RequestParam(required = false) String severity,
            @RequestParam(required = false) String from,
            @RequestParam(required = false) String to,
            @RequestParam(required = false) String zone,
            HttpServletResponse response)
            throws IOException {
        Period period = asked.period(from, to, zone);
        Figure which = Figure.ofCode(figure);
        Severity of = Asked.severity(severity);
        List<CountedCase> found = attainment.cases(which, period, of, 0, MOST_IN_A_FILE + 1);
        if (found.size() > MOST_IN_A_FILE) {
            throw new PeriodRefused("These are more than " + MOST_IN_A_FILE
                    + " cases, too many for one file: choose a shorter period or one severity.");
        }
        String name = "cases-%s-%s-%s.csv".formatted(which.code(), period.from(), period.to());
        try (Csv csv = Csv.file(response, name, AttainmentCsv.CASES)) {
            AttainmentCsv.write(which, found, period.zone(), csv);
        }
    }
}
