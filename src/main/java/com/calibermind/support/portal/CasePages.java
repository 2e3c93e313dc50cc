package com.calibermind.support.portal;

import com.calibermind.support.cases.CustomerCases;
import com.calibermind.support.customers.Standing;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The cases of whoever is signed in. One that they may not see is answered like one that does not exist. */
@Controller
@RequestMapping("/support/cases")
class CasePages {

    private final Visitors visitors;
    private final CustomerCases cases;
    private final CaseView view;
    private final Clock clock;

    CasePages(Visitors visitors, CustomerCases cases, CaseView view, Clock clock) {
        this.visitors = visitors;
        this.cases = cases;
        this.view = view;
        this.clock = clock;
    }

    /** @param after the last reference of the page before, or null */
    @GetMapping
    ModelAndView list(
            @RequestParam(defaultValue = "false") boolean closed,
            @RequestParam(required = false) String after,
            HttpServletRequest request) {
        return visitors.of(request)
                .map(it -> list(it, closed, after))
                .orElseGet(() -> new ModelAndView("redirect:/support/sign-in"));
    }

    private ModelAndView list(Standing who, boolean closed, String after) {
        var page = new ModelAndView("portal/cases");
        page.addObject("who", who);
        page.addObject("closed", closed);
        page.addObject("first", after == null);
        page.addObject("page", cases.list(who, closed, after));
        page.addObject("now", clock.instant());
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
            HttpServletRequest request) {
        Optional<Standing> who = visitors.of(request);
        if (who.isEmpty()) {
            String wanted = SignInPages.reference(reference);
            return new ModelAndView("redirect:/support/sign-in" + (wanted == null ? "" : "?case=" + wanted));
        }
        ModelAndView shown = view.of(who.get(), reference, page);
        CaseAct.ofCode(done).ifPresent(it -> shown.addObject("done", it.code()));
        return shown;
    }
}
