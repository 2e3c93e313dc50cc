package com.calibermind.support.mail;

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

/** Mails as they came, byte for byte, for specialists and managers; to be saved, never shown by a browser. 404: no such mail. */
@RestController
@RequestMapping("/api/mails/{id}")
class MailsApi {

    private final InboundMails mails;
    private final Contents contents;

    MailsApi(InboundMails mails, Contents contents) {
        this.mails = mails;
        this.contents = contents;
    }

    @GetMapping("/raw")
    ResponseEntity<Resource> raw(@PathVariable long id) {
        return mails.findById(id)
                .map(it -> Download.of("mail-" + id + ".eml", new MediaType("message", "rfc822"), it.size)
                        .body(Download.bytes(() -> contents.open(it.sha256))))
                .orElseGet(() -> ResponseEntity.of(ProblemDetail.forStatusAndDetail(
                                HttpStatus.NOT_FOUND, "There is no mail of that number."))
                        .build());
    }
}
