package com.calibermind.support.meetings;

import com.calibermind.support.cases.Addressee;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.hibernate.annotations.SortNatural;

/** A call or a training session: one entry in the attendees' calendars, whatever becomes of it. */
@Entity
class Meeting {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "meeting_seq")
    Long id;

    @Version
    int version;

    /** The same for the entry's whole life; a random UUID as RFC 7986, section 5.3, asks. */
    String uid;

    /** How often the entry was changed; calendars take the highest for the truth (RFC 5546, section 2.1.4). */
    int sequence;

    @Enumerated(EnumType.STRING)
    MeetingKind kind;

    String caseReference;

    /** Whose entitlement it is; null for a call. */
    Long companyId;

    Instant startsAt;
    int minutes;

    /** The customer's. */
    ZoneId zone;

    String link;

    /** In the organiser's words; may be null. */
    String topic;

    /** User id. */
    String organiser;

    @Enumerated(EnumType.STRING)
    MeetingStatus status;

    /** Beyond what the company is entitled to (P35). */
    boolean extra;

    String outcomeNote;
    Instant endedAt;

    @ElementCollection
    @CollectionTable(name = "meeting_attendee", joinColumns = @JoinColumn(name = "meeting_id"))
    @MapKeyColumn(name = "email")
    @SortNatural
    SortedMap<String, Attendee> attendees = new TreeMap<>();

    protected Meeting() {}

    static Meeting plan(MeetingKind kind, String caseReference, String organiser, Instant startsAt, int minutes) {
        var it = new Meeting();
        it.uid = UUID.randomUUID().toString();
        it.kind = kind;
        it.caseReference = caseReference;
        it.organiser = organiser;
        it.startsAt = startsAt;
        it.minutes = minutes;
        it.status = MeetingStatus.PLANNED;
        return it;
    }

    Meeting at(String where, ZoneId customersZone, String about) {
        link = where;
        zone = customersZone;
        topic = about;
        return this;
    }

    Meeting invite(List<Addressee> guests) {
        guests.forEach(it -> attendees.put(it.email(), new Attendee(it.name())));
        return this;
    }

    Meeting countedFor(Long company, boolean beyondEntitlement) {
        companyId = company;
        extra = beyondEntitlement;
        return this;
    }

    boolean isPlanned() {
        return status == MeetingStatus.PLANNED;
    }

    boolean isInvited(String address) {
        return attendees.containsKey(address);
    }

    Instant endsAt() {
        return startsAt.plus(Duration.ofMinutes(minutes));
    }

    void move(Instant start, ZoneId customersZone, String where) {
        startsAt = start;
        zone = customersZone;
        link = where;
        sequence++;
        attendees.values().forEach(Attendee::askAgain);
    }

    void cancel(String note, Instant at) {
        sequence++;
        end(MeetingStatus.CANCELLED, note, at);
    }

    void end(MeetingStatus how, String note, Instant at) {
        status = how;
        outcomeNote = note;
        endedAt = at;
    }

    /**
     * An attendee's calendar has answered.
     *
     * @return false if the answer is to an entry that is no longer so: then it changes nothing
     */
    boolean answered(String address, Participation answer, int answeredSequence, Instant at) {
        boolean current = isPlanned() && answeredSequence >= sequence;
        if (current) {
            attendees.get(address).answer(answer, at);
        }
        return current;
    }
}
