package com.calibermind.support.portal;

import com.calibermind.support.cases.ActOutcome;
import com.calibermind.support.cases.CustomerCases;
import com.calibermind.support.cases.CustomerDesk;
import com.calibermind.support.cases.CustomerDesk.Act;
import com.calibermind.support.customers.Standing;
import com.calibermind.support.portal.CaseView.Refused;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
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
            @RequestParam(name = FILES, required = false) List<MultipartFile> sent,
            HttpServletRequest request) {
        Optional<CaseAct> which = CaseAct.ofCode(act);
        if (which.isEmpty()) {
            return CaseView.none();
        }
        Optional<Standing> who = visitors.of(request);
        if (who.isEmpty()) {
            return signInFirst(reference, form);
        }
        return cases.find(who.get(), reference).isEmpty()
                ? CaseView.none()
                : take(which.get(), who.get(), reference, form, files(which.get(), form, sent, request));
    }

    /** Kept before the form is judged, so that nobody sends them twice; only those of an answer are wanted. */
    private Uploads.Result files(CaseAct act, CaseForm form, List<MultipartFile> sent, HttpServletRequest request) {
        return act == CaseAct.REPLY
                ? uploads.take(FILES, form.kept(), sent == null ? List.of() : sent, request.getRemoteAddr())
                : Uploads.Result.NONE;
    }

    private ModelAndView take(CaseAct act, Standing who, String reference, CaseForm form, Uploads.Result arrived) {
        if (form.isTooLong() || !arrived.complaints().isEmpty()) {
            String problem = form.isTooLong() ? "mycases.problem.too_long" : null;
            return view.again(who, reference, new Refused(act, form, problem, arrived.files(), arrived.complaints()));
        }
        return form.number(act, arrived.files())
                .map(once -> carryOut(act, new Act(who, reference, once), form, arrived.files()))
                .orElseGet(() -> PortalErrors.page(HttpStatus.BAD_REQUEST));
    }

    private ModelAndView carryOut(CaseAct which, Act act, CaseForm form, List<Upload> files) {
        Optional<ActOutcome> outcome = deed(which, act, form, files);
        if (outcome.isEmpty()) {
            return CaseView.none();
        }
        if (outcome.get() == ActOutcome.DONE) {
            return done(act, which);
        }
        return view.again(act.who(), act.reference(), new Refused(which, form, key(outcome.get()), files, List.of()));
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

    private static ModelAndView done(Act act, CaseAct which) {
        var page = new ModelAndView("redirect:/support/cases/" + act.reference() + "?done=" + which.code());
        page.setStatus(HttpStatus.SEE_OTHER);
        return page;
    }

    /** Their session is over: what they typed must not be lost with it. */
    private static ModelAndView signInFirst(String reference, CaseForm form) {
        ModelAndView page = SignInPages.form("", SignInPages.reference(reference), null, HttpStatus.FORBIDDEN);
        page.addObject("typed", form.words());
        return page;
    }

    private static String key(ActOutcome outcome) {
        return "mycases.problem." + outcome.name().toLowerCase(Locale.ROOT);
    }
}
