package com.calibermind.support.portal;

import com.calibermind.support.cases.ActOutcome;
import com.calibermind.support.cases.Conflicts;
import com.calibermind.support.cases.CustomerCase;
import com.calibermind.support.cases.CustomerCases;
import com.calibermind.support.cases.CustomerDesk;
import com.calibermind.support.cases.CustomerDesk.Act;
import com.calibermind.support.customers.Standing;
import com.calibermind.support.portal.CaseView.Refused;
import jakarta.persistence.PersistenceException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** What is sent from a case's page. Done, it leads back to the page; else it comes back with all that was typed. */
@Controller
@RequestMapping("/support/cases/{reference}")
class CaseActs {

    private static final String FILES = "files";
    private static final HttpStatus UNTAKEN = HttpStatus.UNPROCESSABLE_ENTITY;
    private static final Logger LOG = LoggerFactory.getLogger(CaseActs.class);

    private record Sent(CaseAct act, String reference, CaseForm form, List<MultipartFile> files) {}

    private final Visitors visitors;
    private final CustomerCases cases;
    private final CustomerDesk desk;
    private final Uploads uploads;
    private final CaseView view;

    CaseActs(Visitors visitors, CustomerCases cases, CustomerDesk desk, Uploads uploads, CaseView view) {
        this.visitors = visitors;
        this.cases = cases;
        this.desk = desk;
        this.uploads = uploads;
        this.view = view;
    }

    @PostMapping("/{act}")
    ModelAndView act(
            @PathVariable String reference,
            @PathVariable String act,
            @ModelAttribute CaseForm form,
            @RequestParam(name = FILES, required = false) List<MultipartFile> files,
            HttpServletRequest request,
            HttpServletResponse response) {
        return CaseAct.ofCode(act)
                .map(it -> new Sent(it, reference, form, files == null ? List.of() : files))
                .map(it -> signedIn(it, request, response, (who, arrived) -> take(it, who, arrived)))
                .orElseGet(CaseView::none);
    }

    /** The form of a page that is older than the last sign-in, to be sent once more; see {@link FormRefusals}. */
    @PostMapping("/{act}/again")
    ModelAndView again(
            @PathVariable String reference,
            @PathVariable String act,
            @ModelAttribute CaseForm form,
            @RequestParam(name = FILES, required = false) List<MultipartFile> files,
            HttpServletRequest request,
            HttpServletResponse response) {
        return CaseAct.ofCode(act)
                .map(it -> new Sent(it, reference, form, files == null ? List.of() : files))
                .map(it -> signedIn(it, request, response, (who, arrived) -> old(it, who, arrived)))
                .orElseGet(CaseView::none);
    }

    /** If the database does not take it, or does not say whether it did, it comes back under its number: it is still one. */
    private ModelAndView signedIn(
            Sent sent,
            HttpServletRequest request,
            HttpServletResponse response,
            BiFunction<Standing, Uploads.Result, ModelAndView> deed) {
        try {
            Optional<Standing> who = visitors.of(request);
            if (who.isEmpty()) {
                return signInFirst(sent);
            }
            return cases.find(who.get(), sent.reference()).isEmpty()
                    ? CaseView.none()
                    : deed.apply(who.get(), kept(sent, request));
        } catch (DataAccessException | PersistenceException | TransactionException e) {
            LOG.error("What a customer sent from a case's page could not be kept; they are asked to send it again", e);
            response.setIntHeader(HttpHeaders.RETRY_AFTER, PortalErrors.RETRY_AFTER);
            return view.typedOnly(sent.act(), sent.reference(), sent.form());
        }
    }

    /** Before the form is judged, so that nobody sends a file twice; only those of an answer are wanted. */
    private Uploads.Result kept(Sent sent, HttpServletRequest request) {
        return sent.act() == CaseAct.REPLY
                ? uploads.take(FILES, sent.form().kept(), sent.files(), request.getRemoteAddr())
                : Uploads.Result.NONE;
    }

    private ModelAndView old(Sent sent, Standing who, Uploads.Result arrived) {
        var refused =
                new Refused(sent.act(), sent.form(), "mycases.problem.old_page", arrived.files(), arrived.complaints());
        return view.again(who, sent.reference(), refused, HttpStatus.FORBIDDEN);
    }

    private ModelAndView take(Sent sent, Standing who, Uploads.Result arrived) {
        CaseForm form = sent.form();
        if (form.isTooLong() || !arrived.complaints().isEmpty()) {
            String problem = form.isTooLong() ? "mycases.problem.too_long" : null;
            var refused = new Refused(sent.act(), form, problem, arrived.files(), arrived.complaints());
            return view.again(who, sent.reference(), refused, UNTAKEN);
        }
        return form.number(sent.act(), arrived.files())
                .map(once -> carryOut(sent.act(), new Act(who, sent.reference(), once), form, arrived.files()))
                .orElseGet(() -> PortalErrors.page(HttpStatus.BAD_REQUEST));
    }

    private ModelAndView carryOut(CaseAct which, Act act, CaseForm form, List<Upload> files) {
        Optional<ActOutcome> outcome = Conflicts.triedAgain(() -> deed(which, act, form, files));
        if (outcome.isEmpty()) {
            return CaseView.none();
        }
        if (outcome.get() == ActOutcome.DONE) {
            return done(act, which);
        }
        return view.again(
                act.who(), act.reference(), new Refused(which, form, key(outcome.get()), files, List.of()), UNTAKEN);
    }

    private Optional<ActOutcome> deed(CaseAct which, Act act, CaseForm form, List<Upload> files) {
        return switch (which) {
            case REPLY ->
                desk.reply(
                        act,
                        form.words(),
                        files.stream().map(Upload::attachment).toList());
            case SOLVED -> desk.saySolved(act, form.words());
            case ESCALATION -> desk.escalate(act, form.authority(), form.words());
            case SECURITY -> desk.suspectSecurity(act, form.words());
            case RATING -> desk.rate(act, form.stars(), form.words());
            case COLLEAGUE -> desk.name(act, form.colleague());
        };
    }

    /** To the case that has it now: what is sent from a merged one is on the other. */
    private ModelAndView done(Act act, CaseAct which) {
        String onCase = cases.find(act.who(), act.reference())
                .filter(it -> which != CaseAct.COLLEAGUE)
                .map(CustomerCase::goesOnAs)
                .orElse(act.reference());
        var page = new ModelAndView("redirect:/support/cases/" + onCase + "?done=" + which.code());
        page.setStatus(HttpStatus.SEE_OTHER);
        return page;
    }

    /** Their session is over: what they typed must not be lost with it. */
    private static ModelAndView signInFirst(Sent sent) {
        String wanted = SignInPages.reference(sent.reference());
        ModelAndView page = SignInPages.form("", wanted, null, HttpStatus.FORBIDDEN);
        page.addObject("typed", sent.form());
        page.addObject("withFiles", sent.files().stream().anyMatch(it -> !it.isEmpty()));
        return page;
    }

    private static String key(ActOutcome outcome) {
        return "mycases.problem." + outcome.name().toLowerCase(Locale.ROOT);
    }
}
