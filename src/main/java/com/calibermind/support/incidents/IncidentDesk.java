package com.calibermind.support.incidents;

import com.calibermind.support.cases.Outcome;
import com.calibermind.support.cases.Postbox;
import com.calibermind.support.cases.SecuritySuspected;
import com.calibermind.support.cases.SeverityDesk;
import com.calibermind.support.cases.StaffDirectory;
import com.calibermind.support.cases.SupportProperties;
import com.calibermind.support.policy.Deadline;
import com.calibermind.support.policy.ResponseTargets;
import com.calibermind.support.policy.Severity;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What happens to a suspected security incident, from alarm to review or stand-down (P31 to P34). The case's conversation
 * learns only that the response team is at work, nothing of what it finds.
 */
@Component
@Transactional
public class IncidentDesk {

    private static final String POLICY = "policy";

    private final Incidents incidents;
    private final ContactClock contact;
    private final Timeline timeline;
    private final SeverityDesk severity;
    private final StaffDirectory staff;
    private final ResponseTargets targets;
    private final Postbox postbox;
    private final SupportProperties properties;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    IncidentDesk(
            Incidents incidents,
            ContactClock contact,
            Timeline timeline,
            SeverityDesk severity,
            StaffDirectory staff,
            ResponseTargets targets,
            Postbox postbox,
            SupportProperties properties,
            ApplicationEventPublisher events,
            Clock clock) {
        this.incidents = incidents;
        this.contact = contact;
        this.timeline = timeline;
        this.severity = severity;
        this.staff = staff;
        this.targets = targets;
        this.postbox = postbox;
        this.properties = properties;
        this.events = events;
        this.clock = clock;
    }

    /** An alarm: the first of its case, one more while the team is at work, or one after the incident was over (P34). */
    @EventListener
    public void raised(SecuritySuspected alarm) {
        SecurityIncident incident =
                incidents.find(alarm.reference()).orElseGet(() -> new SecurityIncident(alarm.reference()));
        if (incident.isOpen()) {
            join(incident, alarm);
        } else {
            open(incident, alarm);
        }
    }

    /** The IRT lead has spoken to the reporter (P33). */
    public Outcome contacted(String reference, ContactFacts facts, String by) {
        Optional<String> objection = staff.isIrtLead(by)
                ? facts.objection(clock.instant())
                : Optional.of("The IRT lead contacts the reporter: leave this task to them (P33).");
        if (objection.isPresent()) {
            return Outcome.refused(objection.get());
        }
        SecurityIncident incident = incidents.get(reference);
        contact.settled(incident, facts, by, "reporter contacted");
        timeline.add(incident, by, facts.words(properties.timeZone()));
        incident.advance(clock.instant());
        return Outcome.DONE;
    }

    /** The stage at which the incident stands is done; after the review the incident is closed (P32). */
    public Outcome stageCompleted(String reference, String report, String by) {
        if (!staff.isIncidentResponder(by)) {
            return Outcome.refused("Only the Incident Response Team works on an incident (P32).");
        }
        if (report == null || report.isBlank()) {
            return Outcome.refused("Write what was found and done: it becomes part of the record.");
        }
        SecurityIncident incident = incidents.get(reference);
        timeline.add(incident, by, report);
        incident.advance(clock.instant());
        if (!incident.isOpen()) {
            postbox.note(reference, POLICY, "The Incident Response Team has finished its work on this.");
        }
        return Outcome.DONE;
    }

    /** A false alarm: the IRT lead ends the incident at any stage, and the case goes on (P31, P34). */
    public Outcome standDown(String reference, StandDown said, String by) {
        if (severity.standDown(reference, said.severityAfter(), said.reason(), by) instanceof Outcome.Refused refused) {
            return refused;
        }
        SecurityIncident incident = incidents.get(reference);
        if (incident.contact().isOwed()) {
            contact.settled(incident, said.facts(), by, "stood down as a false alarm");
        }
        keep(incident, said, by);
        incident.standDown(said.reason(), by, clock.instant());
        postbox.note(reference, POLICY, "The security alarm was stood down; the case goes on.");
        events.publishEvent(new IncidentStoodDown(reference));
        return Outcome.DONE;
    }

    /** To the millisecond, as timers count: one that rings must find its deadline come. */
    private void open(SecurityIncident incident, SecuritySuspected alarm) {
        String what = incident.alarms == 0 ? "Raised: " : "Raised again after its end: ";
        Deadline due = targets.of(Severity.SEVERITY_1).from(clock.instant().truncatedTo(ChronoUnit.MILLIS));
        incident.open(alarm.suspicion(), alarm.by(), due);
        contact.owed(incidents.save(incident));
        timeline.add(incident, alarm.by(), what + alarm.suspicion());
        postbox.note(alarm.reference(), POLICY, "The Incident Response Team has taken this up.");
        events.publishEvent(new IncidentRaised(alarm.reference()));
    }

    private void join(SecurityIncident incident, SecuritySuspected alarm) {
        incident.join();
        timeline.add(incident, alarm.by(), "Raised again by " + alarm.by() + ": " + alarm.suspicion());
        postbox.note(alarm.reference(), POLICY, "A further alarm has been passed to the Incident Response Team.");
    }

    private void keep(SecurityIncident incident, StandDown said, String by) {
        String found = said.facts() == null ? said.report() : said.facts().words(properties.timeZone());
        if (found != null && !found.isBlank()) {
            timeline.add(incident, by, found);
        }
        timeline.add(incident, by, "Stood down as a false alarm: " + said.reason());
    }
}
