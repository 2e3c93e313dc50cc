package com.calibermind.support.cases;

import com.calibermind.support.contents.Contents;
import com.calibermind.support.contents.Download;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Files that customers sent, for specialists and managers: bytes to be saved, whatever type their sender claims. 404: the
 * case does not exist or has no such file.
 */
@RestController
@RequestMapping("/api/cases/{reference}/attachments/{id}")
class AttachmentsApi {

    private final CaseFiles files;
    private final Contents contents;

    AttachmentsApi(CaseFiles files, Contents contents) {
        this.files = files;
        this.contents = contents;
    }

    @GetMapping
    ResponseEntity<Resource> attachment(@PathVariable String reference, @PathVariable long id) {
        return files.attachment(reference, id)
                .map(it -> Download.of(it.name(), MediaType.APPLICATION_OCTET_STREAM, it.size())
                        .body(Download.bytes(() -> contents.open(it.sha256()))))
                .orElseGet(() -> ResponseEntity.of(
                                ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, "The case has no such file."))
                        .build());
    }
}
