package com.calibermind.support.portal;

import com.calibermind.support.cases.CaseFile.AttachedFile;
import com.calibermind.support.cases.CustomerCases;
import com.calibermind.support.contents.Contents;
import com.calibermind.support.customers.Standing;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Files of a case, to whoever sees the case, and only ever to be saved: whatever is in one, it runs nowhere near us. */
@Controller
class CaseFilePages {

    static final String SANDBOX = "sandbox; default-src 'none'";

    private final Visitors visitors;
    private final CustomerCases cases;
    private final Contents contents;

    CaseFilePages(Visitors visitors, CustomerCases cases, Contents contents) {
        this.visitors = visitors;
        this.cases = cases;
        this.contents = contents;
    }

    /** The type that its sender claims is not repeated: no browser is to guess what it could do with it. */
    @GetMapping("/support/cases/{reference}/files/{id:\\d{1,18}}")
    void download(
            @PathVariable String reference,
            @PathVariable long id,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Optional<Standing> who = visitors.of(request);
        if (who.isEmpty()) {
            response.sendRedirect(request.getContextPath() + "/support/sign-in");
            return;
        }
        Optional<AttachedFile> file = cases.attachment(who.get(), reference, id);
        if (file.isEmpty()) {
            response.sendError(HttpStatus.NOT_FOUND.value());
            return;
        }
        response.setContentType(MediaType.APPLICATION_OCTET_STREAM_VALUE);
        response.setContentLengthLong(file.get().size());
        response.setHeader("Content-Security-Policy", SANDBOX);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, named(file.get().name()));
        try (InputStream bytes = contents.open(file.get().sha256())) {
            bytes.transferTo(response.getOutputStream());
        }
    }

    /** Without what could mean a folder, and without marks that turn the direction of writing (a gpj.exe). */
    private static String named(String name) {
        return ContentDisposition.attachment()
                .filename(Typed.fileName(name), StandardCharsets.UTF_8)
                .build()
                .toString();
    }
}
