package com.calibermind.support.portal;

import com.calibermind.support.cases.LinkSecret;
import com.calibermind.support.cases.Outcome;
import com.calibermind.support.cases.PortalAddress;
import com.calibermind.support.outages.OutageStatus;
import com.calibermind.support.outages.PublicOutage;
import com.calibermind.support.outages.StatusSubscriptions;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Outages now and before, and news of them by mail (P08). */
@Controller
@RequestMapping("/support/status")
class StatusPages {

    private static final int PAGE = 10;
    private static final Set<String> NOT_GOOD = Set.of("expired", "cutOff");

    private final OutageStatus status;
    private final StatusSubscriptions subscriptions;
    private final StatusFeed feed;
    private final Pace asking = new Pace(10, Duration.ofHours(1));
    private final Pace confirming = new Pace(30, Duration.ofMinutes(10));

    StatusPages(OutageStatus status, StatusSubscriptions subscriptions, PortalAddress portal, PortalProperties brand) {
        this.status = status;
        this.subscriptions = subscriptions;
        this.feed = new StatusFeed(portal, brand.brand());
    }

    /** @param page of past outages, from 0 */
    @GetMapping
    ModelAndView now(@RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "false") boolean asked) {
        return now(page, asked, "", false);
    }

    private ModelAndView now(int page, boolean asked, String email, boolean wrong) {
        return new ModelAndView(
                "portal/status",
                Map.of(
                        "running", status.running(),
                        "past", status.past(page, PAGE),
                        "page", page,
                        "asked", asked,
                        "email", email,
                        "wrong", wrong));
    }

    /** Atom (RFC 4287): an entry for each outage, the one with the newest word first. */
    @GetMapping(path = "/feed.atom", produces = "application/atom+xml;charset=UTF-8")
    ResponseEntity<String> feed() {
        List<PublicOutage> running = status.running();
        List<PublicOutage> past = status.past(0, PAGE).outages();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(1)))
                .body(feed.of(running, past));
    }

    /** The same answer for every address, whether it is known or not. */
    @PostMapping("/subscribe")
    ModelAndView subscribe(@RequestParam(defaultValue = "") String email, HttpServletRequest request) {
        if (!asking.allows(request)) {
            return PortalErrors.page(HttpStatus.TOO_MANY_REQUESTS);
        }
        if (subscriptions.ask(email) instanceof Outcome.Refused) {
            ModelAndView again = now(0, false, email, true);
            again.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
            return again;
        }
        return new ModelAndView("redirect:/support/status", "asked", true);
    }

    /** Looking confirms nothing: mail filters open links, too. */
    @GetMapping("/confirm/{token}")
    ModelAndView toConfirm(@PathVariable String token, HttpServletRequest request) {
        if (!confirming.allows(request)) {
            return PortalErrors.page(HttpStatus.TOO_MANY_REQUESTS);
        }
        return subscription(subscriptions.canConfirm(token) ? "confirm" : "expired", token);
    }

    @PostMapping("/confirm/{token}")
    ModelAndView confirm(@PathVariable String token, HttpServletRequest request) {
        if (!confirming.allows(request)) {
            return PortalErrors.page(HttpStatus.TOO_MANY_REQUESTS);
        }
        return subscription(subscriptions.confirm(token) ? "confirmed" : "expired", token);
    }

    @GetMapping("/unsubscribe")
    ModelAndView toUnsubscribe(@RequestParam(defaultValue = "") String token) {
        return subscription(LinkSecret.hasForm(token) ? "leave" : "cutOff", token);
    }

    /**
     * From the page, or by one click in a mail program (RFC 8058): needs neither cookie nor token of a form. Only the form
     * of its secret is judged aloud, so that nobody learns who is subscribed.
     */
    @PostMapping("/unsubscribe")
    ModelAndView unsubscribe(@RequestParam(defaultValue = "") String token) {
        subscriptions.end(token);
        return subscription(LinkSecret.hasForm(token) ? "left" : "cutOff", token);
    }

    private static ModelAndView subscription(String what, String token) {
        var page = new ModelAndView("portal/subscription", Map.of("what", what, "token", token));
        if (NOT_GOOD.contains(what)) {
            page.setStatus(HttpStatus.NOT_FOUND);
        }
        return page;
    }
}
