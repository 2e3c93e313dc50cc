package com.calibermind.support.incidents;

import java.time.Instant;
import java.util.List;

/**
 * All that is on record of an incident, for the response team. Instants are UTC, lists oldest first.
 *
 * @param alarms how often it was raised
 * @param stoodDownBy null unless it was a false alarm, as its reason
 * @param endedAt null while it is open
 */
public record IncidentFile(
        String reference,
        IncidentStage stage,
        String suspicion,
        Instant raisedAt,
        String raisedBy,
        int alarms,
        String stoodDownBy,
        String standDownReason,
        Instant endedAt,
        List<Contact> contacts,
        List<Entry> timeline,
        List<Evidence> evidence) {

    /** {@code contactedAt} and what comes with it are null while the contact is owed; facts may be null after, too. */
    public record Contact(
            Instant contactBy, Instant warnAt, Instant contactedAt, String contactedBy, ContactFacts facts) {

        static Contact of(ReporterContact it) {
            return new Contact(it.contactBy, it.warnAt, it.contactedAt, it.contactedBy, it.facts);
        }
    }

    public record Entry(Instant at, String by, IncidentStage stage, String text) {}

    /** A file without its content; {@code size} in bytes. */
    public record Evidence(long id, Instant at, String by, String name, String contentType, long size, String sha256) {}

    /** The contact of the newest alarm. */
    public Contact contact() {
        return contacts.get(contacts.size() - 1);
    }
}
