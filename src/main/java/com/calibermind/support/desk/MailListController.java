package com.calibermind.support.desk;

import static com.calibermind.support.reports.Csv.harmless;

import com.calibermind.support.cases.SupportProperties;
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

/** The mails and letters behind the desk page's numbers: for managers and the head of Customer Success. */
@RestController
@RequestMapping("/api/v1/desk")
class MailListController {

    private static final String REVIEW_COLUMNS =
            "mail received sender subject reason unreadable alarming due assigned_to";
    private static final String LETTER_COLUMNS =
            "letter kind recipient case waiting_since attempts next_attempt answer";

    /** @param more whether others follow on the next page */
    record ReviewPage(Instant now, String zone, List<MailLists.Parked> mails, boolean more) {}

    /** @param instance id of the case's process, or null: it has ended, or the letter is a notice */
    record Letter(MailLists.Waiting letter, String instance) {}

    /** @param more whether others follow on the next page */
    record LetterPage(Instant now, String zone, List<Letter> letters, boolean more) {}

    private final CaseAccess access;
    private final MailLists mails;
    private final Figures figures;
    private final DeskTable table;
    private final SupportProperties properties;
    private final Clock clock;

    MailListController(
            CaseAccess access,
            MailLists mails,
            Figures figures,
            DeskTable table,
            SupportProperties properties,
            Clock clock) {
        this.access = access;
        this.mails = mails;
        this.figures = figures;
        this.table = table;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * Mails to review, the oldest first.
     *
     * @param unreadable only those that could not be read
     */
    @GetMapping("/reviews")
    ResponseEntity<ReviewPage> reviews(
            @RequestParam(defaultValue = "false") boolean unreadable,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "25") int size) {
        access.manages();
        Slice slice = Slice.of(page, size);
        List<MailLists.Parked> found = mails.parked(unreadable, slice.first(), slice.limit());
        return fresh(new ReviewPage(clock.instant(), zone(), slice.shown(found), slice.more(found)));
    }

    /** The same, all of them, for spreadsheets; times in the desk's zone. */
    @GetMapping("/reviews.csv")
    void reviewsCsv(@RequestParam(defaultValue = "false") boolean unreadable, HttpServletResponse response)
            throws IOException {
        access.manages();
        table.write(
                response,
                unreadable ? "unreadable-mails" : "mails-to-review",
                REVIEW_COLUMNS,
                mails.parked(unreadable, 0, DeskTable.MOST + 1),
                this::cells);
    }

    private Stream<Object> cells(MailLists.Parked it) {
        return Stream.of(
                it.mail(),
                table.time(it.since()),
                harmless(it.sender()),
                harmless(it.subject()),
                harmless(it.reason()),
                it.unreadable(),
                it.alarming(),
                table.time(it.due()),
                it.assignee());
    }

    /** Letters that wait for the mail server, the oldest first; also notices, which belong to no case. */
    @GetMapping("/letters")
    ResponseEntity<LetterPage> letters(
            @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "25") int size) {
        access.manages();
        Slice slice = Slice.of(page, size);
        List<MailLists.Waiting> found = mails.waiting(slice.first(), slice.limit());
        List<MailLists.Waiting> shown = slice.shown(found);
        Map<String, String> instances = figures.instances(shown.stream()
                .map(MailLists.Waiting::reference)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        return fresh(new LetterPage(
                clock.instant(),
                zone(),
                shown.stream()
                        .map(it -> new Letter(it, it.reference() == null ? null : instances.get(it.reference())))
                        .toList(),
                slice.more(found)));
    }

    /** The same, all of them, for spreadsheets; times in the desk's zone. */
    @GetMapping("/letters.csv")
    void lettersCsv(HttpServletResponse response) throws IOException {
        access.manages();
        table.write(response, "letters", LETTER_COLUMNS, mails.waiting(0, DeskTable.MOST + 1), this::cells);
    }

    private Stream<Object> cells(MailLists.Waiting it) {
        return Stream.of(
                it.letter(),
                it.kind(),
                harmless(it.recipient()),
                it.reference(),
                table.time(it.since()),
                it.attempts(),
                table.time(it.nextAttempt()),
                harmless(it.answer()));
    }

    private String zone() {
        return properties.timeZone().getId();
    }

    private static <T> ResponseEntity<T> fresh(T body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }
}
