package com.calibermind.support.desk;

import com.calibermind.support.cases.CaseLine;
import com.calibermind.support.cases.CaseState;
import com.calibermind.support.cases.PlainText;
import com.calibermind.support.cases.SupportProperties;
import com.calibermind.support.incidents.IncidentFiles;
import com.calibermind.support.mail.MailHealth;
import com.calibermind.support.mail.MailWatch;
import com.calibermind.support.mail.OutboxState;
import com.calibermind.support.mail.OutboxWatch;
import com.calibermind.support.policy.Authority;
import com.calibermind.support.policy.Severity;
import com.calibermind.support.reports.Csv;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the desk page in Cockpit shows: for managers and the head of Customer Success. */
@RestController
@RequestMapping("/api/v1/desk")
class DeskPageController {

    private static final int DUE_NEXT = 8;
    private static final String CASE_COLUMNS = """
            figure reference severity triaged state company reporter subject received respond_by responded moment assigned_to""";

    /** @param more whether further cases follow on the next page */
    record CasePage(Instant now, String zone, List<Figures.Row> cases, boolean more) {}

    /**
     * All instants are UTC.
     *
     * @param lettersWaiting cases of which a letter waits for the mail server
     * @param lettersLost cases of which a letter did not arrive and is not settled
     */
    record Mail(Instant now, String zone, MailHealth in, OutboxState out, long lettersWaiting, long lettersLost) {}

    private final CaseAccess access;
    private final Figures figures;
    private final Workload workload;
    private final DeskTable table;
    private final IncidentFiles incidents;
    private final MailWatch mailIn;
    private final OutboxWatch mailOut;
    private final SupportProperties properties;
    private final Clock clock;

    DeskPageController(
            CaseAccess access,
            Figures figures,
            Workload workload,
            DeskTable table,
            IncidentFiles incidents,
            MailWatch mailIn,
            OutboxWatch mailOut,
            SupportProperties properties,
            Clock clock) {
        this.access = access;
        this.figures = figures;
        this.workload = workload;
        this.table = table;
        this.incidents = incidents;
        this.mailIn = mailIn;
        this.mailOut = mailOut;
        this.properties = properties;
        this.clock = clock;
    }

    @GetMapping("/overview")
    ResponseEntity<Overview> overview() {
        access.manages();
        Instant now = clock.instant();
        return fresh(new Overview(
                now,
                zone(),
                figures.today(),
                now.minus(Overview.FINDINGS),
                figures.open(),
                figures.dueNext(DUE_NEXT),
                counts(),
                incidents.open()));
    }

    private Map<String, Long> counts() {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (Figure it : List.of(
                Figure.OVERDUE, Figure.DUE_SOON, Figure.MISSED_TODAY, Figure.ESCALATED_TODAY, Figure.UNFOLLOWED)) {
            counts.put(it.code(), figures.count(it, null));
        }
        for (Authority it : Authority.values()) {
            counts.put(Figure.ESCALATED.code() + "-" + it.code(), figures.count(Figure.ESCALATED, it.name()));
        }
        return counts;
    }

    /**
     * The cases behind a figure, the gravest or oldest first.
     *
     * @param figure as in {@link Overview#figures()}, or open, in-hand, in-hand-late, escalated-late, assigned, consulted,
     *     consulted-late, letters-waiting, letters-lost
     * @param severity 1 to 4, of figure open
     * @param state of figure open
     * @param who a user, a team, or the authority of the figures escalated and escalated-late
     */
    @GetMapping("/cases")
    ResponseEntity<CasePage> cases(
            @RequestParam String figure,
            @RequestParam(required = false) String severity,
            @RequestParam(required = false) CaseState state,
            @RequestParam(defaultValue = "") String who,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "25") int size) {
        access.manages();
        Slice slice = Slice.of(page, size);
        List<Figures.Row> rows = figures.list(known(figure), cut(severity, state, who), slice.first(), slice.limit());
        return fresh(new CasePage(clock.instant(), zone(), slice.shown(rows), slice.more(rows)));
    }

    /** The same, all of them, for spreadsheets; times in the desk's zone. */
    @GetMapping("/cases.csv")
    void casesCsv(
            @RequestParam String figure,
            @RequestParam(required = false) String severity,
            @RequestParam(required = false) CaseState state,
            @RequestParam(defaultValue = "") String who,
            HttpServletResponse response)
            throws IOException {
        access.manages();
        Figure which = known(figure);
        table.write(
                response,
                "cases-" + which.code(),
                CASE_COLUMNS,
                figures.all(which, cut(severity, state, who), DeskTable.MOST + 1),
                it -> cells(which, it));
    }

    private Stream<Object> cells(Figure figure, Figures.Row row) {
        CaseLine it = row.theCase();
        return Stream.of(
                figure.code(),
                it.reference(),
                it.severity().code(),
                it.triaged(),
                it.state(),
                Csv.harmless(it.company()),
                Csv.harmless(it.reporter()),
                Csv.harmless(it.subject()),
                table.time(it.receivedAt()),
                table.time(it.respondBy()),
                table.time(it.respondedAt()),
                table.time(row.at()),
                it.assignedTo());
    }

    private Figure.Cut cut(String severity, CaseState state, String who) {
        String named = severity == null
                ? null
                : Severity.ofCode(severity)
                        .map(Severity::name)
                        .orElseThrow(() -> Problem.of(HttpStatus.BAD_REQUEST, "A severity is 1, 2, 3 or 4."));
        return new Figure.Cut(named, state == null ? null : state.name(), PlainText.line(who), figures.today());
    }

    private static Figure known(String code) {
        return Arrays.stream(Figure.values())
                .filter(it -> it.code().equals(code))
                .findFirst()
                .orElseThrow(() -> Problem.of(HttpStatus.BAD_REQUEST, "There is no such figure on the desk page."));
    }

    /** In whose hands the open cases are. */
    @GetMapping("/load")
    ResponseEntity<Workload.Load> load() {
        access.manages();
        return fresh(workload.now());
    }

    /** How mail comes in and letters leave. */
    @GetMapping("/mail")
    ResponseEntity<Mail> mail() {
        access.manages();
        return fresh(new Mail(
                clock.instant(),
                zone(),
                mailIn.health(),
                mailOut.state(),
                figures.count(Figure.LETTERS_WAITING, null),
                figures.count(Figure.LETTERS_LOST, null)));
    }

    private String zone() {
        return properties.timeZone().getId();
    }

    private static <T> ResponseEntity<T> fresh(T body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }
}
