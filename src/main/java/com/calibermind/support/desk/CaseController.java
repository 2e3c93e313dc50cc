package com.calibermind.support.desk;

import com.calibermind.support.cases.CaseFile;
import com.calibermind.support.cases.CaseFiles;
import com.calibermind.support.cases.CaseLine;
import com.calibermind.support.cases.CaseLists;
import com.calibermind.support.cases.CaseState;
import com.calibermind.support.contents.Contents;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reads cases. */
@RestController
@RequestMapping("/api/v1/cases")
class CaseController {

    private static final int MOST = 100;

    /** Counts go no further: "999+". */
    private static final int MOST_COUNTED = 1_000;

    private final CaseAccess access;
    private final CaseFileReader reader;
    private final CaseFiles files;
    private final CaseLists lists;
    private final Contents contents;

    CaseController(CaseAccess access, CaseFileReader reader, CaseFiles files, CaseLists lists, Contents contents) {
        this.access = access;
        this.reader = reader;
        this.files = files;
        this.lists = lists;
        this.contents = contents;
    }

    /** Open cases, the gravest first, or what is found by reference or contact's address. */
    @GetMapping
    ResponseEntity<List<CaseLine>> list(
            @RequestParam(required = false) CaseState state,
            @RequestParam(required = false) String q,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size) {
        access.atTheDesk();
        int most = Math.max(1, Math.min(size, MOST));
        return fresh(
                q == null || q.isBlank() ? lists.open(state, Math.max(0, page) * most, most) : lists.search(q, most));
    }

    /** How many open cases stand where, each counted up to 1,000. */
    @GetMapping("/counts")
    ResponseEntity<Map<CaseState, Long>> counts() {
        access.atTheDesk();
        return fresh(lists.counts(MOST_COUNTED));
    }

    @GetMapping("/{reference}")
    ResponseEntity<CaseView> file(@PathVariable String reference) {
        return fresh(reader.view(access.read(reference)));
    }

    @GetMapping("/{reference}/conversation")
    ResponseEntity<Conversation> conversation(
            @PathVariable String reference,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "20") int size) {
        access.read(reference);
        int most = Math.max(1, Math.min(size, MOST));
        List<CaseFile.Entry> entries = files.conversation(reference, Math.max(0, page) * most, most + 1);
        List<CaseFile.AttachedFile> attached = files.attachments(reference);
        return fresh(new Conversation(
                entries.stream()
                        .limit(most)
                        .map(it -> Conversation.Entry.of(it, attached))
                        .toList(),
                entries.size() > most));
    }

    /** A stranger's bytes: to be saved, or read by our own page, never shown by the browser as what they claim to be. */
    @GetMapping("/{reference}/attachments/{id}")
    ResponseEntity<InputStreamResource> attachment(@PathVariable String reference, @PathVariable long id) {
        access.read(reference);
        CaseFile.AttachedFile file = files.attachments(reference).stream()
                .filter(it -> it.id() == id)
                .findFirst()
                .orElseThrow(() -> Problem.of(HttpStatus.NOT_FOUND, "There is no such file with that case."));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .contentLength(file.size())
                .cacheControl(CacheControl.noStore())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(file.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(new InputStreamResource(contents.open(file.sha256())));
    }

    private static <T> ResponseEntity<T> fresh(T body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }
}
