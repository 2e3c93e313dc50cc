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
import com.calibermind.support.process.OwnershipWatch;
import com.calibermind.support.reports.Csv;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.annotation.Lazy;
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
    private static final int MOST = 100;
    private static final int MOST_IN_A_FILE = 20_000;
    private static final String CASE_COLUMNS = """
            figure reference severity triaged state company reporter subject received respond_by responded assigned_to
            as_of zone""";

    /** @param more whether further cases follow on the next page */
    record CasePage(Instant now, String zone, List<Figures.Row> cases, boolean more) {}

    /**
     * All instants are UTC.
     *
     * @param lettersWaiting cases of which a letter waits for the mail server
     * @param lettersLost cases of which a letter did not arrive and is not settled
     */
    record Mail(Instant now, String zone, MailHealth in, OutboxState out, long lettersWaiting, long lettersLost) {}

    /**
     * @param unowned open cases that nobody and no clock will move on, at most 100 (P14)
     * @param lookedAt when they were looked for; UTC
     * @param stuck steps that have failed too often
     */
    record Findings(Instant now, String zone, List<Unowned> unowned, Instant lookedAt, List<StuckSteps.Stuck> stuck) {}

    /** Mails that wait for a person's decision: tasks of their own, with the caller's rights. */
    record ReviewPage(Instant now, String zone, List<Review> tasks, boolean more) {}

    /** @param name of the task: sender and subject; instants are UTC */
    record Review(String name, String assignee, Instant since, Instant due, String instance) {
        static Review of(Task it) {
            return new Review(
                    it.getName(),
                    it.getAssignee(),
                    it.getCreateTime().toInstant(),
                    it.getDueDate() == null ? null : it.getDueDate().toInstant(),
                    it.getProcessInstanceId());
        }
    }

    /** @param reference null if it is about no case */
    record Unowned(String reference, String what, String instance) {}

    private final CaseAccess access;
    private final Figures figures;
    private final Workload workload;
    private final StuckSteps stuck;
    private final OwnershipWatch ownership;
    private final IncidentFiles incidents;
    private final MailWatch mailIn;
    private final OutboxWatch mailOut;
    private final TaskService tasks;
    private final SupportProperties properties;
    private final Clock clock;

    DeskPageController(
            CaseAccess access,
            Figures figures,
            Workload workload,
            StuckSteps stuck,
            OwnershipWatch ownership,
            IncidentFiles incidents,
            MailWatch mailIn,
            OutboxWatch mailOut,
            @Lazy TaskService tasks,
            SupportProperties properties,
            Clock clock) {
        this.access = access;
        this.figures = figures;
        this.workload = workload;
        this.stuck = stuck;
        this.ownership = ownership;
        this.incidents = incidents;
        this.mailIn = mailIn;
        this.mailOut = mailOut;
        this.tasks = tasks;
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
        int most = Math.max(1, Math.min(size, MOST));
        List<Figures.Row> rows =
                figures.list(known(figure), cut(severity, state, who), Paging.first(page, most), most + 1);
        return fresh(
                new CasePage(clock.instant(), zone(), rows.stream().limit(most).toList(), rows.size() > most));
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
        List<Figures.Row> rows = figures.all(which, cut(severity, state, who), MOST_IN_A_FILE + 1);
        if (rows.size() > MOST_IN_A_FILE) {
            throw Problem.of(
                    HttpStatus.BAD_REQUEST,
                    "These are more than " + MOST_IN_A_FILE
                            + " cases, too many for one file: choose a smaller number.");
        }
        String name = "cases-%s-%s.csv".formatted(which.code(), today());
        try (Csv csv = Csv.file(response, name, CASE_COLUMNS)) {
            for (Figures.Row row : rows) {
                csv.line(cells(which, row.theCase()));
            }
        }
    }

    private Object[] cells(Figure figure, CaseLine it) {
        ZoneId zone = properties.timeZone();
        return new Object[] {
            figure.code(),
            it.reference(),
            it.severity().code(),
            it.triaged(),
            it.state(),
            Csv.harmless(it.company()),
            Csv.harmless(it.reporter()),
            Csv.harmless(it.subject()),
            Csv.time(it.receivedAt(), zone),
            Csv.time(it.respondBy(), zone),
            Csv.time(it.respondedAt(), zone),
            it.assignedTo(),
            Csv.time(clock.instant(), zone),
            zone()
        };
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), properties.timeZone());
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

    /** Mails to review, the oldest first. */
    @GetMapping("/reviews")
    ResponseEntity<ReviewPage> reviews(
            @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "25") int size) {
        access.manages();
        int most = Math.max(1, Math.min(size, MOST));
        List<Task> found = tasks.createTaskQuery()
                .processDefinitionKey("MailReview")
                .orderByTaskCreateTime()
                .asc()
                .listPage(Paging.first(page, most), most + 1);
        return fresh(new ReviewPage(
                clock.instant(),
                zone(),
                found.stream().limit(most).map(Review::of).toList(),
                found.size() > most));
    }

    /** What is wrong: cases without a next step, steps that failed too often. */
    @GetMapping("/findings")
    ResponseEntity<Findings> findings() {
        access.manages();
        OwnershipWatch.Look look = ownership.look();
        List<OwnershipWatch.Finding> open =
                look.findings().stream().filter(it -> !it.ofIncident()).toList();
        Map<String, String> instances = figures.instances(
                open.stream().map(OwnershipWatch.Finding::reference).toList());
        return fresh(new Findings(
                clock.instant(),
                zone(),
                open.stream()
                        .map(it -> new Unowned(it.reference(), it.what(), instances.get(it.reference())))
                        .toList(),
                look.at(),
                stuck.all(MOST)));
    }

    private String zone() {
        return properties.timeZone().getId();
    }

    private static <T> ResponseEntity<T> fresh(T body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }
}
