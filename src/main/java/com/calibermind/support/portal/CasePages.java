package com.calibermind.support.portal;

import com.calibermind.support.cases.ActOutcome;
import com.calibermind.support.cases.CustomerCase;
import com.calibermind.support.cases.CustomerCases;
import com.calibermind.support.cases.CustomerDesk;
import com.calibermind.support.cases.CustomerDesk.Act;
import com.calibermind.support.customers.Standing;
import com.calibermind.support.policy.ResponseTargets;
import com.calibermind.support.policy.Severity;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The cases of whoever is signed in. One that they may not see is answered like one that does not exist. */
@Controller
@RequestMapping("/support/cases")
class CasePages {

    /** What stood in the form that could not be taken, and the key of what is wrong with it. */
    record Refused(CaseAct act, CaseForm form, String problem) {}

    private final Visitors visitors;
    private final CustomerCases cases;
    private final CustomerDesk desk;
    private final ResponseTargets targets;
    private final Spans spans;
    private final Clock clock;

    CasePages(
            Visitors visitors,
            CustomerCases cases,
            CustomerDesk desk,
            ResponseTargets targets,
            Spans spans,
            Clock clock) {
        this.visitors = visitors;
        this.cases = cases;
        this.desk = desk;
        this.targets = targets;
        this.spans = spans;
        this.clock = clock;
    }

    /** @param after the last reference of the page before, or null */
    @GetMapping
    ModelAndView list(
            @RequestParam(defaultValue = "false") boolean closed,
            @RequestParam(required = false) String after,
            HttpServletRequest request,
            Locale language) {
        Optional<Standing> who = visitors.of(request);
        if (who.isEmpty()) {
            return new ModelAndView("redirect:/support/sign-in");
        }
        var page = new ModelAndView("portal/cases");
        page.addObject("who", who.get());
        page.addObject("closed", closed);
        page.addObject("page", cases.list(who.get(), closed, after));
        page.addObject("now", clock.instant());
        page.addObject("spans", spans.in(language));
        return page;
    }

    /**
     * @param page of the conversation, from 0
     * @param done the act that has led here, or null
     */
    @GetMapping("/{reference}")
    ModelAndView show(
            @PathVariable String reference,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(required = false) String done,
            HttpServletRequest request,
            Locale language) {
        Optional<Standing> who = visitors.of(request);
        if (who.isEmpty()) {
            String wanted = SignInPages.reference(reference);
            return new ModelAndView("redirect:/support/sign-in" + (wanted == null ? "" : "?case=" + wanted));
        }
        ModelAndView shown = page(who.get(), reference, page, language);
        CaseAct.ofCode(done).ifPresent(it -> shown.addObject("done", it.code()));
        return shown;
    }

    @PostMapping("/{reference}/{act}")
    ModelAndView act(
            @PathVariable String reference,
            @PathVariable String act,
            @ModelAttribute CaseForm form,
            HttpServletRequest request,
            Locale language) {
        Optional<CaseAct> which = CaseAct.ofCode(act);
        Optional<Standing> who = visitors.of(request);
        if (which.isEmpty()) {
            return PortalErrors.page(HttpStatus.NOT_FOUND);
        }
        if (who.isEmpty()) {
            return signInFirst(reference, form);
        }
        return form.number(which.get())
                .map(once -> done(which.get(), new Act(who.get(), reference, once), form, language))
                .orElseGet(() -> PortalErrors.page(HttpStatus.BAD_REQUEST));
    }

    private ModelAndView done(CaseAct which, Act act, CaseForm form, Locale language) {
        if (form.isTooLong()) {
            return again(act, new Refused(which, form, "mycases.problem.too_long"), language);
        }
        return carryOut(which, act, form)
                .map(outcome -> outcome == ActOutcome.DONE
                        ? new ModelAndView("redirect:/support/cases/" + act.reference() + "?done=" + which.code())
                        : again(act, new Refused(which, form, key(outcome)), language))
                .orElseGet(() -> PortalErrors.page(HttpStatus.NOT_FOUND));
    }

    private Optional<ActOutcome> carryOut(CaseAct which, Act act, CaseForm form) {
        return switch (which) {
            case REPLY -> desk.reply(act, form.words(), List.of());
            case SOLVED -> desk.saySolved(act, form.words());
            case ESCALATION -> desk.escalate(act, form.authority(), form.words());
            case SECURITY -> desk.suspectSecurity(act, form.words());
            case RATING -> desk.rate(act, form.stars(), form.words());
            case COLLEAGUE -> desk.name(act, form.colleague());
        };
    }

    private ModelAndView again(Act act, Refused refused, Locale language) {
        ModelAndView page = page(act.who(), act.reference(), 0, language);
        if (page.getStatus() == null) {
            page.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
            page.addObject("refused", refused);
        }
        return page;
    }

    private ModelAndView page(Standing who, String reference, int page, Locale language) {
        return cases.find(who, reference)
                .map(it -> page(who, it, page, language))
                .orElseGet(() -> PortalErrors.page(HttpStatus.NOT_FOUND));
    }

    private ModelAndView page(Standing who, CustomerCase theCase, int page, Locale language) {
        var shown = new ModelAndView("portal/case");
        shown.addObject("who", who);
        shown.addObject("case", theCase);
        shown.addObject(
                "conversation",
                cases.conversation(who, theCase.reference(), page).orElseThrow());
        shown.addObject("page", Math.max(0, page));
        shown.addObject("now", clock.instant());
        shown.addObject("spans", spans.in(language));
        shown.addObject("alarmTarget", targets.of(Severity.SEVERITY_1).target());
        shown.addObject("once", UUID.randomUUID().toString());
        return shown;
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
