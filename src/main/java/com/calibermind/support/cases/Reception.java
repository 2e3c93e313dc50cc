package com.calibermind.support.cases;

import com.calibermind.support.customers.CustomerDirectory;
import com.calibermind.support.policy.ResponseTargets;
import com.calibermind.support.policy.Severity;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where reports and replies arrive, whatever their channel. */
@Component
@Transactional
public class Reception {

    private final Cases cases;
    private final ReferenceNumbers references;
    private final CustomerDirectory customers;
    private final SeverityTable severities;
    private final ResponseTargets targets;
    private final DeadlineLedger ledger;
    private final SignalWords words;
    private final SeverityDesk severity;
    private final Postbox postbox;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Reception(
            Cases cases,
            ReferenceNumbers references,
            CustomerDirectory customers,
            SeverityTable severities,
            ResponseTargets targets,
            DeadlineLedger ledger,
            SignalWords words,
            SeverityDesk severity,
            Postbox postbox,
            ApplicationEventPublisher events,
            Clock clock) {
        this.cases = cases;
        this.references = references;
        this.customers = customers;
        this.severities = severities;
        this.targets = targets;
        this.ledger = ledger;
        this.words = words;
        this.severity = severity;
        this.postbox = postbox;
        this.events = events;
        this.clock = clock;
    }

    /** Creates the case and starts its process, in one transaction. Returns the new reference. */
    public String open(Report report) {
        String text = report.subject() + "\n" + report.description();
        Optional<String> alarm = report.writtenByCustomer() ? words.securityAnywhere(text) : Optional.empty();
        Impairment impairment =
                report.impairment().withSuspicion(report.impairment().securitySuspected() || alarm.isPresent());
        var customer =
                customers.recognise(report.reporter().email(), report.reporter().company());
        Severity proposed = severities.propose(impairment).orElse(null);
        SupportCase theCase = cases.add(SupportCase.receive(
                references.next(),
                report.with(impairment),
                customer.orElse(null),
                proposed,
                targets.of(Severity.watched(null, proposed))));
        cases.add(theCase, null, report.attachments());
        String why = proposed == null ? "received; watched as Severity 1 until triage" : "received; severity proposed";
        ledger.received(theCase, why);
        events.publishEvent(new CaseReceived(theCase.reference));
        if (impairment.securitySuspected()) {
            severity.suspectSecurity(
                    theCase.reference, alarm.map(Reception::wordFound).orElse("Said in the report."), "policy");
        }
        if (report.writtenByCustomer() && words.escalation(text).isPresent()) {
            events.publishEvent(new EscalationWishRead(theCase.reference, null));
        }
        return theCase.reference;
    }

    /** Confirms receipt to the sender: exactly one for each case, none to machines (P12). Stops no clock. */
    public void acknowledge(String reference) {
        SupportCase theCase = cases.get(reference);
        if (theCase.automatic) {
            postbox.note(theCase, "policy", "Not acknowledged: sent by a machine.");
        } else if (!theCase.reporter.canBeMailed()) {
            postbox.note(theCase, "policy", "Not acknowledged by mail: no address is known.");
        } else {
            postbox.write(theCase, MessageKind.ACKNOWLEDGEMENT, "policy", "");
        }
    }

    /** The customer writes on their case: it is kept, and moves on or reopens what was waiting. */
    public void reply(String reference, String author, String text, Instant at) {
        reply(reference, new Reply(author, text, at));
    }

    /** The same, with all that a mail or a page can bring. */
    public void reply(String reference, Reply reply) {
        SupportCase theCase = cases.survivor(cases.get(reference));
        CaseMessage message =
                cases.add(new CaseMessage(theCase, reply.at(), MessageKind.REPLY, reply.author(), reply.text()));
        message.quoted = reply.quoted().isBlank() ? null : reply.quoted();
        cases.add(theCase, message, reply.attachments());
        boolean wasClosed = theCase.isClosed();
        if (theCase.customerReplied(clock.instant())) {
            events.publishEvent(
                    wasClosed ? new CaseReopened(theCase.reference) : new CustomerReplied(theCase.reference));
        }
        boolean newSubject = !reply.subject().contains(theCase.subject);
        heed(theCase, message, newSubject ? reply.subject() + "\n" + reply.text() : reply.text());
    }

    /**
     * Something that the customer said in passing, as with an answer to an invite: it moves nothing, but alarms count.
     *
     * @param kept what stands on the case
     * @param all the customer's own words, of which {@code kept} may be the beginning
     */
    public void remark(String reference, String author, String kept, String all) {
        SupportCase theCase = cases.survivor(cases.get(reference));
        heed(theCase, cases.add(new CaseMessage(theCase, clock.instant(), MessageKind.NOTE, author, kept)), all);
    }

    private void heed(SupportCase theCase, CaseMessage message, String text) {
        words.security(text)
                .ifPresent(it -> severity.suspectSecurity(theCase.reference, wordFound(it), message.author));
        if (words.escalation(text).isPresent()) {
            events.publishEvent(new EscalationWishRead(theCase.reference, message.id));
        }
    }

    /** Whether the address is the reporter's own, or of the same company (P13). */
    @Transactional(readOnly = true)
    public boolean belongs(String reference, String address) {
        return cases.find(reference).filter(it -> isParty(it, address)).isPresent();
    }

    private static String wordFound(String word) {
        return "The customer's mail says \"" + word + "\".";
    }

    private boolean isParty(SupportCase theCase, String address) {
        Optional<Long> company = customers.recognise(address, null).map(it -> it.companyId());
        return address.equalsIgnoreCase(theCase.reporter.email())
                || company.filter(it -> it.equals(theCase.companyId)).isPresent();
    }
}
