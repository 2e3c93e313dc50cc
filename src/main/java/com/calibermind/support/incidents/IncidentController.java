package com.calibermind.support.incidents;

import com.calibermind.support.cases.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartFile;

/** The record of an incident for the response team's tools. What is wrong is said as RFC 9457 problem details. */
@RestController
@RequestMapping("/api/incidents/{reference}")
class IncidentController {

    record Note(String text) {}

    private final IncidentFiles files;
    private final IncidentRecord record;
    private final IncidentProperties properties;
    private final Caller caller;

    IncidentController(IncidentFiles files, IncidentRecord record, IncidentProperties properties, Caller caller) {
        this.files = files;
        this.record = record;
        this.properties = properties;
        this.caller = caller;
    }

    @GetMapping
    ResponseEntity<IncidentFile> file(@PathVariable String reference) {
        signedIn();
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(known(reference));
    }

    @PostMapping("/entries")
    @ResponseStatus(HttpStatus.CREATED)
    IncidentFile entry(@PathVariable String reference, @RequestBody Note note) {
        return added(reference, note.text(), null);
    }

    @PostMapping(path = "/evidence", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    IncidentFile evidence(
            @PathVariable String reference,
            @RequestParam(required = false) String note,
            @RequestParam(required = false) MultipartFile file)
            throws IOException {
        if (file != null && file.getSize() > properties.maxEvidence().toBytes()) {
            throw problem(HttpStatus.PAYLOAD_TOO_LARGE, properties.tooLarge());
        }
        EvidenceFile evidence = file == null
                ? null
                : new EvidenceFile(file.getOriginalFilename(), file.getContentType(), file.getBytes());
        return added(reference, note, evidence);
    }

    /** Evidence may be hostile: it is handed out as bytes to be saved, never as something for a browser to show. */
    @GetMapping("/evidence/{id}")
    ResponseEntity<byte[]> content(@PathVariable String reference, @PathVariable long id) {
        signedIn();
        EvidenceFile file = files.evidence(reference, id)
                .orElseThrow(() -> problem(HttpStatus.NOT_FOUND, "There is no such evidence with that incident."));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .cacheControl(CacheControl.noStore())
                .header("X-Content-Type-Options", "nosniff")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(file.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(file.content());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(ErrorResponseException refused) {
        return ResponseEntity.of(refused.getBody()).build();
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> tooLarge(MaxUploadSizeExceededException tooLarge) {
        return refused(problem(HttpStatus.PAYLOAD_TOO_LARGE, properties.tooLarge()));
    }

    private IncidentFile added(String reference, String note, EvidenceFile file) {
        String by = signedIn();
        known(reference);
        if (record.add(reference, note, file, by) instanceof Outcome.Refused refused) {
            throw problem(HttpStatus.BAD_REQUEST, refused.reason());
        }
        return known(reference);
    }

    private String signedIn() {
        return caller.name().orElseThrow(() -> problem(HttpStatus.FORBIDDEN, "Sign in first."));
    }

    private IncidentFile known(String reference) {
        return files.find(reference)
                .orElseThrow(() -> problem(HttpStatus.NOT_FOUND, "There is no incident on a case of that reference."));
    }

    private static ErrorResponseException problem(HttpStatus status, String words) {
        return new ErrorResponseException(status, ProblemDetail.forStatusAndDetail(status, words), null);
    }
}
