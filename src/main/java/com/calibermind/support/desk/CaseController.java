package com.calibermind.support.desk;

import com.calibermind.support.cases.CaseFile;
import com.calibermind.support.cases.CaseFiles;
import com.calibermind.support.cases.CaseLine;
import com.calibermind.support.cases.CaseLists;
import com.calibermind.support.cases.CasePage;
import com.calibermind.support.cases.CaseQuery;
import com.calibermind.support.cases.CaseState;
import com.calibermind.support.contents.Contents;
import com.calibermind.support.contents.Download;
import com.calibermind.support.language.Translations;
import com.calibermind.support.mail.MailPages;
import com.calibermind.support.policy.Severity;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Reads cases. */
@RestController
@RequestMapping("/api/v1/cases")
class CaseController {

    private static final int MOST = 100;

    /** Counts go no further: "999+". */
    private static final int MOST_COUNTED = 1_000;

    private final CaseAccess access;
    private final CaseFileReader reader;
    private final Presence presence;
    private final CaseFiles files;
    private final CaseLists lists;
    private final Contents contents;
    private final MailPages pages;
    private final Translations translations;

    CaseController(
            CaseAccess access,
            CaseFileReader reader,
            Presence presence,
            CaseFiles files,
            CaseLists lists,
            Contents contents,
            MailPages pages,
            Translations translations) {
        this.access = access;
        this.reader = reader;
        this.presence = presence;
        this.files = files;
        this.lists = lists;
        this.contents = contents;
        this.pages = pages;
        this.translations = translations;
    }

    /**
     * Cases in a list: open ones the gravest first, closed ones and what is found by words the newest first. Where more
     * follows, the header {@code Link} names the next page (RFC 8288).
     *
     * @param state without it, open cases in any state
     * @param severity 1 to 4, the one whose target applies
     * @param company id of the company
     * @param q a reference, the reporter's mail address, or words of the subject, of open and closed cases
     * @param after from the link of the page before
     * @param size 1 to 100
     */
    @Operation(
            summary = "Lists cases",
            description =
                    "Open ones the gravest first, of each severity those that a reviewer has put first; closed ones (state=CLOSED), and what is found by q, the newest first. q is a reference, the"
                            + " reporter's mail address, or words that all stand in the subject, of each the first three letters are enough. severity is 1 to 4, size 1 to 100;"
                            + " after comes from the link of the page before.")
    @GetMapping
    ResponseEntity<List<CaseLine>> list(
            @RequestParam(required = false) CaseState state,
            @RequestParam(required = false) Integer severity,
            @RequestParam(required = false) Long company,
            @RequestParam(required = false) String q,
            @RequestParam(required = false) String after,
            @RequestParam(defaultValue = "50") int size,
            HttpServletRequest request) {
        access.atTheDesk();
        CasePage page = page(new CaseQuery(state, severity(severity), company, Plain.line(q), after), size);
        var answer = ResponseEntity.ok().cacheControl(CacheControl.noStore());
        if (page.next() != null) {
            answer.header(HttpHeaders.LINK, "<" + following(request, page.next()) + ">; rel=\"next\"");
        }
        return answer.body(page.cases());
    }

    private CasePage page(CaseQuery query, int size) {
        try {
            return lists.find(query, Math.max(1, Math.min(size, MOST)));
        } catch (IllegalArgumentException e) {
            throw Problem.of(
                    HttpStatus.BAD_REQUEST, "This list has no such page: follow the link of the page before it.");
        }
    }

    private static Severity severity(Integer number) {
        if (number != null && (number < 1 || number > Severity.values().length)) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "A severity is a number from 1 to 4.");
        }
        return number == null ? null : Severity.values()[number - 1];
    }

    /** Relative to the address that was asked: whoever asked knows under which one they reach us. */
    private static String following(HttpServletRequest request, String after) {
        return "?"
                + ServletUriComponentsBuilder.fromRequest(request)
                        .replaceQueryParam("after", after)
                        .build()
                        .getQuery();
    }

    /** How many open cases stand where, each counted up to 1,000. */
    @GetMapping("/counts")
    ResponseEntity<Map<CaseState, Long>> counts() {
        access.atTheDesk();
        return fresh(lists.counts(MOST_COUNTED));
    }

    @GetMapping("/{reference}")
    ResponseEntity<CaseView> file(@PathVariable String reference) {
        String stamp = presence.stamp(reference);
        return fresh(reader.view(access.read(reference), stamp));
    }

    @GetMapping("/{reference}/conversation")
    ResponseEntity<Conversation> conversation(
            @PathVariable String reference,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "20") int size) {
        access.read(reference);
        Slice slice = Slice.of(page, size);
        List<CaseFile.Entry> entries = files.conversation(reference, slice.first(), slice.limit());
        List<CaseFile.AttachedFile> attached = files.attachments(reference);
        Set<Long> formatted =
                pages.among(entries.stream().map(CaseFile.Entry::id).toList());
        return fresh(new Conversation(
                slice.shown(entries).stream()
                        .map(it ->
                                Conversation.Entry.of(it, attached, formatted.contains(it.id()), translations::noted))
                        .toList(),
                slice.more(entries)));
    }

    /** The report as its sender formatted it, see {@link MailPages}; 404 if it was no mail in HTML. */
    @GetMapping("/{reference}/page")
    ResponseEntity<Page> page(@PathVariable String reference) {
        access.read(reference);
        return page(pages.ofReport(reference));
    }

    /** An entry of the conversation, likewise. */
    @GetMapping("/{reference}/conversation/{entry}/page")
    ResponseEntity<Page> page(@PathVariable String reference, @PathVariable long entry) {
        access.read(reference);
        return page(files.hasEntry(reference, entry) ? pages.ofEntry(entry) : Optional.empty());
    }

    private static ResponseEntity<Page> page(Optional<String> html) {
        return fresh(html.map(Page::new)
                .orElseThrow(
                        () -> Problem.of(HttpStatus.NOT_FOUND, "There is no mail in HTML of that case and number.")));
    }

    /** @param html a cleaned fragment: only for a frame with {@code sandbox} */
    @Schema(name = "MailPage")
    record Page(String html) {}

    /** A stranger's bytes: to be saved, or read by our own page, never shown by the browser as what they claim to be. */
    @GetMapping("/{reference}/attachments/{id}")
    ResponseEntity<Resource> attachment(@PathVariable String reference, @PathVariable long id) {
        access.read(reference);
        CaseFile.AttachedFile file = files.attachment(reference, id)
                .orElseThrow(() -> Problem.of(HttpStatus.NOT_FOUND, "There is no such file with that case."));
        return Download.of(file.name(), MediaType.APPLICATION_OCTET_STREAM, file.size())
                .body(Download.bytes(() -> contents.open(file.sha256())));
    }

    private static <T> ResponseEntity<T> fresh(T body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }
}
