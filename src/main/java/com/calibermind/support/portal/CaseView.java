package com.calibermind.support.portal;

import com.calibermind.support.cases.CaseFile.AttachedFile;
import com.calibermind.support.cases.CustomerCase;
import com.calibermind.support.cases.CustomerCases;
import com.calibermind.support.customers.Standing;
import com.calibermind.support.policy.ResponseTargets;
import com.calibermind.support.policy.Severity;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The page of one case, as it is first shown and as it comes back when something sent from it could not be taken. */
@Component
class CaseView {

    /**
     * What could not be taken.
     *
     * @param form as it was sent
     * @param problem key of what is wrong with it as a whole, or null
     * @param files that have arrived
     * @param complaints about files that have not
     */
    record Refused(CaseAct act, CaseForm form, String problem, List<Upload> files, List<Complaint> complaints) {}

    private final CustomerCases cases;
    private final ResponseTargets targets;
    private final PortalProperties.Attachments limits;
    private final Clock clock;

    CaseView(CustomerCases cases, ResponseTargets targets, PortalProperties portal, Clock clock) {
        this.cases = cases;
        this.targets = targets;
        this.limits = portal.attachments();
        this.clock = clock;
    }

    /** @param page of the conversation, from 0 */
    ModelAndView of(Standing who, String reference, int page) {
        return cases.find(who, reference).map(it -> of(who, it, page)).orElseGet(CaseView::none);
    }

    ModelAndView again(Standing who, String reference, Refused refused, HttpStatus status) {
        ModelAndView page = of(who, reference, 0);
        if (page.getStatus() == null) {
            page.setStatus(status);
            page.addObject("refused", refused);
            page.addObject("files", refused.files());
            page.addObject("wrong", refused.complaints().stream().collect(Collectors.groupingBy(Complaint::field)));
        }
        return page;
    }

    /** With no word of the case: all that can be shown while the database does not answer. */
    ModelAndView typedOnly(CaseAct act, String reference, CaseForm form) {
        var shown = new ModelAndView("portal/case-again", HttpStatus.SERVICE_UNAVAILABLE);
        shown.addObject("act", act);
        shown.addObject("reference", reference);
        shown.addObject("form", form);
        return withFiles(shown);
    }

    /** The same for a case that does not exist and for one that is not theirs. */
    static ModelAndView none() {
        return PortalErrors.page(HttpStatus.NOT_FOUND);
    }

    private ModelAndView of(Standing who, CustomerCase theCase, int page) {
        var shown = new ModelAndView("portal/case");
        shown.addObject("who", who);
        shown.addObject("case", theCase);
        shown.addObject(
                "conversation",
                cases.conversation(who, theCase.reference(), page).orElseThrow());
        shown.addObject("page", Math.max(0, page));
        shown.addObject("now", clock.instant());
        shown.addObject("alarmTarget", targets.of(Severity.SEVERITY_1).target());
        shown.addObject("offered", offered(theCase));
        shown.addObject("once", UUID.randomUUID().toString());
        shown.addObject("sizes", sizes(theCase));
        return withFiles(shown);
    }

    private ModelAndView withFiles(ModelAndView shown) {
        shown.addObject("files", List.of());
        shown.addObject("wrong", Map.of());
        shown.addObject("limits", limits);
        shown.addObject("maxSize", ByteWords.of(limits.maxSize().toBytes()));
        return shown;
    }

    private static Set<String> offered(CustomerCase theCase) {
        return Arrays.stream(CaseAct.values())
                .filter(it -> it.isOfferedOn(theCase))
                .map(CaseAct::code)
                .collect(Collectors.toSet());
    }

    /** In words, by the files' ids. */
    private static Map<Long, String> sizes(CustomerCase theCase) {
        return theCase.files().stream().collect(Collectors.toMap(AttachedFile::id, it -> ByteWords.of(it.size())));
    }
}
