package com.calibermind.support.portal;

import com.calibermind.support.cases.CaseFile;
import com.calibermind.support.policy.ResponseTargets;
import com.calibermind.support.policy.Severity;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.crypto.keygen.Base64StringKeyGenerator;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** The report form and the page that confirms a report (P03, P10 to P12, P31, P38). */
@Controller
@RequestMapping("/support")
class ReportPages {

    /** The key of a page: 256 random bits. */
    private static final String KEY = "[A-Za-z0-9_-]{43}";

    private static final Base64StringKeyGenerator KEYS =
            new Base64StringKeyGenerator(java.util.Base64.getUrlEncoder().withoutPadding(), 32);

    private static final String FILES = "files";

    /** A step back shows the page as it was, with its key and what was typed; any other way makes a new one. */
    private static final String MAY_STEP_BACK = "private, max-age=0";

    private static final Logger LOG = LoggerFactory.getLogger(ReportPages.class);

    /** What the page says of one severity. */
    record Target(Severity severity, Duration within) {}

    private final ReportDesk desk;
    private final Uploads uploads;
    private final Throttles throttles;
    private final ResponseTargets targets;
    private final PortalProperties portal;
    private final LayoutInterceptor layout;

    ReportPages(
            ReportDesk desk,
            Uploads uploads,
            Throttles throttles,
            ResponseTargets targets,
            PortalProperties portal,
            LayoutInterceptor layout) {
        this.desk = desk;
        this.uploads = uploads;
        this.throttles = throttles;
        this.targets = targets;
        this.portal = portal;
        this.layout = layout;
    }

    @GetMapping
    ModelAndView form(HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, MAY_STEP_BACK);
        return page(ReportForm.empty(KEYS.generateKey()), List.of(), List.of(), HttpStatus.OK);
    }

    /**
     * Another address than the form's: what is sent to an address takes its page out of the browser's cache (RFC 9111, 4.4).
     * If the database does not take the report, or does not say whether it did, the form comes back as it was typed, with its
     * key: sent again it is still one case.
     */
    @PostMapping("/report")
    ModelAndView send(
            @ModelAttribute ReportForm form,
            @RequestParam(required = false) List<MultipartFile> files,
            HttpServletRequest request,
            HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, MAY_STEP_BACK);
        try {
            return taken(
                    form, files(form, files, request), layout.saidZone(request).orElse(null));
        } catch (DataAccessException | TransactionException e) {
            LOG.error("A report could not be kept; its sender is asked to send it again", e);
            response.setIntHeader(HttpHeaders.RETRY_AFTER, PortalErrors.RETRY_AFTER);
            return page(
                    form, List.of(), List.of(Complaint.of("send", "report.not-kept")), HttpStatus.SERVICE_UNAVAILABLE);
        }
    }

    /** Those of a form that a machine seems to have filled in are not looked at; a person is told so. */
    private Uploads.Result files(ReportForm form, List<MultipartFile> files, HttpServletRequest request) {
        boolean trapped = !form.nickname().isEmpty();
        Uploads.Result result =
                uploads.take(FILES, form.kept(), files == null || trapped ? List.of() : files, request.getRemoteAddr());
        return trapped && files != null && files.stream().anyMatch(it -> !it.isEmpty())
                ? result.with(Complaint.of(FILES, "file.trapped"))
                : result;
    }

    private ModelAndView taken(ReportForm form, Uploads.Result sent, ZoneId zone) {
        List<Complaint> complaints = new ArrayList<>(ReportRules.complaints(form));
        complaints.addAll(sent.complaints());
        if (!form.key().matches(KEY)) {
            complaints.add(Complaint.of("send", "report.old-page"));
            return page(form.withKey(KEYS.generateKey()), sent.files(), complaints, HttpStatus.BAD_REQUEST);
        }
        if (complaints.isEmpty() && !desk.knows(form.key()) && !throttles.allowsReport(form.email())) {
            complaints.add(Complaint.of("email", "report.email.throttled"));
        }
        if (!complaints.isEmpty()) {
            return page(form, sent.files(), complaints, HttpStatus.UNPROCESSABLE_ENTITY);
        }
        return answer(form, sent.files(), desk.take(form, sent.files(), zone));
    }

    /** Whoever reloads by hand the address of a form with complaints. */
    @GetMapping("/report")
    String toTheForm() {
        return "redirect:/support";
    }

    /** The form of a page that has grown old, to be sent once more; see {@link FormRefusals}. */
    @PostMapping("/again")
    ModelAndView again(
            @ModelAttribute ReportForm form,
            @RequestParam(required = false) List<MultipartFile> files,
            HttpServletRequest request) {
        Uploads.Result sent = files(form, files, request);
        String key = form.key().matches(KEY) ? form.key() : KEYS.generateKey();
        List<Complaint> complaints = new ArrayList<>(List.of(Complaint.of("send", "report.old-page")));
        complaints.addAll(sent.complaints());
        return page(form.withKey(key), sent.files(), complaints, HttpStatus.FORBIDDEN);
    }

    @GetMapping("/received/{key:" + KEY + "}")
    ModelAndView received(@PathVariable String key) {
        CaseFile file = desk.received(key).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var page = new ModelAndView("portal/received");
        page.addObject("file", file);
        page.addObject("target", Duration.between(file.receivedAt(), file.respondBy()));
        page.addObject("targets", targets());
        return page;
    }

    private ModelAndView answer(ReportForm form, List<Upload> files, Receipt receipt) {
        if (receipt instanceof Receipt.Different different) {
            return page(
                    form.withKey(KEYS.generateKey()),
                    files,
                    List.of(Complaint.of("send", "report.sent-before", different.reference())),
                    HttpStatus.CONFLICT);
        }
        var done = new ModelAndView("redirect:/support/received/" + form.key());
        done.setStatus(HttpStatus.SEE_OTHER);
        return done;
    }

    private ModelAndView page(
            ReportForm form, Collection<Upload> files, List<Complaint> complaints, HttpStatus status) {
        var page = new ModelAndView("portal/report", status);
        page.addObject("form", form);
        page.addObject("files", files);
        page.addObject("complaints", complaints);
        page.addObject("wrong", complaints.stream().collect(Collectors.groupingBy(Complaint::field)));
        page.addObject("limits", portal.attachments());
        page.addObject("maxSize", ByteWords.of(portal.attachments().maxSize().toBytes()));
        page.addObject("targets", targets());
        page.addObject("kinds", ReportRules.KINDS);
        page.addObject("systems", ReportRules.SYSTEMS);
        page.addObject("users", ReportRules.USERS);
        return page;
    }

    private List<Target> targets() {
        return Arrays.stream(Severity.values())
                .map(it -> new Target(it, targets.of(it).target()))
                .toList();
    }
}
