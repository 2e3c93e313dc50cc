package com.calibermind.support.process;

import com.calibermind.support.cases.SupportProperties;
import com.calibermind.support.incidents.IncidentFile;
import com.calibermind.support.incidents.IncidentFiles;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** What the forms of an incident's tasks show beside the case: alarm, contact, record (P32, P33). */
@Component
class IncidentFacts implements FactSource {

    /** A timeline longer than this shows its newest entries only; all of them are in the incident's file. */
    private static final int LATEST = 50;

    private final IncidentFiles incidents;
    private final FactWords words;
    private final SupportProperties properties;

    IncidentFacts(IncidentFiles incidents, FactWords words, SupportProperties properties) {
        this.incidents = incidents;
        this.words = words;
        this.properties = properties;
    }

    @Override
    public Map<String, String> of(DelegateTask task) {
        return FactSource.isOf(task, "SecurityIncident")
                ? incidents
                        .find(SupportCaseSteps.reference(task))
                        .map(this::facts)
                        .orElse(Map.of())
                : Map.of();
    }

    private Map<String, String> facts(IncidentFile file) {
        return Map.of(
                "incidentSuspicion", suspicion(file),
                "incidentContact", contact(file.contact()),
                "incidentTimeline", timeline(file.timeline()));
    }

    private String suspicion(IncidentFile file) {
        String raised = "Raised %s by %s".formatted(words.at(file.raisedAt()), file.raisedBy());
        String contact = file.contact().contactedAt() == null
                ? "\nContact: " + words.timeTo(file.contact().contactBy())
                : "";
        return file.suspicion() + "\n" + raised + contact;
    }

    private String contact(IncidentFile.Contact contact) {
        return contact.facts() == null
                ? "nothing yet"
                : "%s by %s%n%s"
                        .formatted(
                                words.at(contact.contactedAt()),
                                contact.contactedBy(),
                                contact.facts().words(properties.timeZone()));
    }

    /** Newest first, as a conversation is shown. */
    private String timeline(List<IncidentFile.Entry> entries) {
        return entries.subList(Math.max(0, entries.size() - LATEST), entries.size()).stream()
                .map(it -> "%s · %s · %s%n%s"
                        .formatted(words.at(it.at()), it.stage().words(), it.by(), it.text()))
                .reduce("", (later, earlier) -> earlier + (later.isEmpty() ? "" : "\n\n" + later));
    }
}
