package com.calibermind.support.cases;

import com.calibermind.support.customers.Address;
import com.calibermind.support.customers.CustomerDirectory;
import com.calibermind.support.policy.ResponseTargets;
import com.calibermind.support.policy.Severity;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where reports and replies arrive, whatever their channel. */
@Component
@Transactional
public class Reception {

    /** Nobody writes to so many for one case; a mail to thousands makes no thousands of rows. */
    private static final int MOST_PARTICIPANTS = 100;

    private final Cases cases;
    private final ReferenceNumbers references;
    private final CustomerDirectory customers;
    private final SeverityTable severities;
    private final ResponseTargets targets;
    private final DeadlineLedger ledger;
    private final SignalWords words;
    private final SeverityDesk severity;
    private final Postbox postbox;
    private final AutomaticAnswers answers;
    private final Participants participants;
    private final Reopenings reopenings;
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
            AutomaticAnswers answers,
            Participants participants,
            Reopenings reopenings,
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
        this.answers = answers;
        this.participants = participants;
        this.reopenings = reopenings;
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
        if (report.channel() == Channel.EMAIL) {
            events.publishEvent(new HeardFrom(report.reporter().email()));
        }
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
        objection(theCase)
                .ifPresentOrElse(
                        it -> postbox.note(theCase, "policy", it),
                        () -> postbox.write(theCase, MessageKind.ACKNOWLEDGEMENT, "policy", ""));
    }

    private Optional<String> objection(SupportCase theCase) {
        if (theCase.automatic) {
            return Optional.of("Not acknowledged: sent by a machine, or wanting no machine's answer.");
        }
        return theCase.reporter.canBeMailed()
                ? answers.objection(theCase.reporter.email()).map(it -> "Not acknowledged: " + it)
                : Optional.of("Not acknowledged by mail: no address is known.");
    }

    /** Somebody writes on a case: it is kept, and moves on or reopens what was waiting, unless a machine wrote it. */
    public void reply(String reference, String author, String text, Instant at) {
        reply(reference, new Reply(author, text, at));
    }

    /** The same, with all that a mail or a page can bring. Returns the id of its entry in the conversation. */
    public long reply(String reference, Reply reply) {
        SupportCase theCase = cases.survivor(cases.get(reference));
        boolean byMachine = reply.voice() == Reply.Voice.MACHINE;
        CaseMessage message = cases.add(new CaseMessage(
                theCase, reply.at(), byMachine ? MessageKind.NOTE : MessageKind.REPLY, reply.author(), reply.text()));
        message.channel = reply.channel();
        if (reply.voice() == Reply.Voice.PARTY) {
            participants.wrote(theCase, reply.author());
        }
        message.quoted = reply.quoted().isBlank() ? null : reply.quoted();
        message.remark = reply.remarks().isEmpty() ? null : String.join(" ", reply.remarks());
        cases.add(theCase, message, reply.attachments());
        events.publishEvent(new HeardFrom(reply.author()));
        if (!byMachine) {
            moveOn(theCase);
        }
        boolean newSubject = !reply.subject().contains(theCase.subject);
        String text = newSubject ? reply.subject() + "\n" + reply.text() : reply.text();
        if (reply.voice() == Reply.Voice.PARTY) {
            heed(theCase, message, text);
        } else {
            heedAlarm(theCase, message, text);
        }
        return message.id;
    }

    private void moveOn(SupportCase theCase) {
        boolean wasClosed = theCase.isClosed();
        boolean wasResolved = theCase.state == CaseState.RESOLVED;
        if (theCase.customerReplied(clock.instant())) {
            if (wasResolved) {
                events.publishEvent(new CaseUnresolved(theCase.reference));
                reopenings.keep(theCase);
            }
            events.publishEvent(
                    wasClosed ? new CaseReopened(theCase.reference) : new CustomerReplied(theCase.reference));
        }
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

    private void heedAlarm(SupportCase theCase, CaseMessage message, String text) {
        words.security(text)
                .ifPresent(it -> severity.suspectSecurity(theCase.reference, wordFound(it), message.author));
    }

    private void heed(SupportCase theCase, CaseMessage message, String text) {
        heedAlarm(theCase, message, text);
        if (words.escalation(text).isPresent()) {
            events.publishEvent(new EscalationWishRead(theCase.reference, message.id));
        }
    }

    /** Whether the address is the reporter's own, of the same registered company, or of somebody whom a party has
     * brought in (P13). */
    @Transactional(readOnly = true)
    public boolean belongs(String reference, String address) {
        return cases.find(reference)
                .filter(it -> isParty(it, address)
                        || cases.hasCorrespondent(it, address)
                        || participants.includes(it, address))
                .isPresent();
    }

    /**
     * From now on these belong to the case, too: what they write joins it. Nothing is ever sent to them for it. What is not
     * an address is passed over, and so is what goes beyond {@value #MOST_PARTICIPANTS}.
     *
     * @param addresses in lower case
     * @param why who brought them in, in words
     */
    public void admit(String reference, Collection<String> addresses, String why) {
        SupportCase theCase = cases.get(reference);
        int room = MOST_PARTICIPANTS
                - (addresses.isEmpty() ? 0 : cases.correspondents(theCase).size());
        addresses.stream()
                .filter(it -> Address.isEmail(it) && !it.equalsIgnoreCase(theCase.reporter.email()))
                .distinct()
                .limit(Math.max(0, room))
                .forEach(it -> cases.addCorrespondent(theCase, it, clock.instant(), why));
    }

    /** Whether the address is a contact's, or of a company's own mail domain. */
    @Transactional(readOnly = true)
    public boolean isCustomer(String address) {
        return customers.recognise(address, null).isPresent();
    }

    /** The first word of it that sounds like a security incident, for what has not become a case (P31). */
    public Optional<String> suspicion(String text) {
        return words.securityAnywhere(text);
    }

    private static String wordFound(String word) {
        return "The customer wrote \"" + word + "\".";
    }

    private boolean isParty(SupportCase theCase, String address) {
        Optional<Long> company = customers.recognise(address, null).map(it -> it.companyId());
        return address.equalsIgnoreCase(theCase.reporter.email())
                || company.filter(it -> it.equals(theCase.companyId)).isPresent();
    }
}
