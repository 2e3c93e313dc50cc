package com.calibermind.support.incidents;

import com.calibermind.support.cases.DeadlineLedger;
import com.calibermind.support.cases.EscalationDesk;
import com.calibermind.support.policy.DeadlineKind;
import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The deadline of the contact with the reporter: that of Severity 1, from the alarm on (P33). What it leaves in the case's
 * ledger and escalations is read by others than the response team, so it says no more than that a contact is owed.
 */
@Component
@Transactional
public class ContactClock {

    private final Incidents incidents;
    private final Timeline timeline;
    private final DeadlineLedger ledger;
    private final EscalationDesk escalations;
    private final Clock clock;

    ContactClock(
            Incidents incidents, Timeline timeline, DeadlineLedger ledger, EscalationDesk escalations, Clock clock) {
        this.incidents = incidents;
        this.timeline = timeline;
        this.ledger = ledger;
        this.escalations = escalations;
        this.clock = clock;
    }

    /** The deadline is near. False if that has been said before. */
    public boolean warn(String reference) {
        ReporterContact contact = incidents.get(reference).contact();
        boolean first = contact.warned(clock.instant());
        if (first) {
            ledger.warned(reference, DeadlineKind.IRT_CONTACT, contact.id, contact.contactBy);
        }
        return first;
    }

    /** The deadline has come: a contact that is still owed is escalated, once. */
    public void ring(String reference) {
        reportMiss(incidents.get(reference));
    }

    void owed(SecurityIncident incident) {
        ReporterContact contact = incident.contact();
        ledger.started(
                incident.reference,
                DeadlineKind.IRT_CONTACT,
                contact.id,
                contact.contactBy,
                incident.raisedBy,
                "security incident suspected");
    }

    /** Nothing is owed any more. A contact that comes too late but before its timer is a miss like any other. */
    void settled(SecurityIncident incident, ContactFacts facts, String by, String how) {
        reportMiss(incident);
        ReporterContact contact = incident.contact();
        contact.made(facts, by, clock.instant());
        ledger.answered(incident.reference, DeadlineKind.IRT_CONTACT, contact.id, contact.contactBy, by, how);
    }

    private void reportMiss(SecurityIncident incident) {
        ReporterContact contact = incident.contact();
        if (contact.missed(clock.instant())) {
            ledger.missed(incident.reference, DeadlineKind.IRT_CONTACT, contact.id, contact.contactBy);
            timeline.add(incident, "policy", "The reporter has not been contacted in time: escalated.");
            escalations.contactMissed(incident.reference, contact.contactBy);
        }
    }
}
