package com.calibermind.support.incidents;

import com.calibermind.support.policy.Deadline;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The one incident of a case, from the first alarm to its review or stand-down; a later alarm opens it again (P31, P34). */
@Entity
class SecurityIncident {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "security_incident_seq")
    Long id;

    @Version
    int version;

    /** Of the case, and with it of the incident. */
    String reference;

    @Enumerated(EnumType.STRING)
    IncidentStage stage;

    String suspicion;
    Instant raisedAt;
    String raisedBy;
    /** Counted on the row, so that an alarm and a simultaneous stand-down conflict and no alarm is swallowed. */
    int alarms;

    String standDownReason;
    String stoodDownBy;
    Instant endedAt;

    @OneToMany(cascade = CascadeType.PERSIST)
    @JoinColumn(name = "incident_id", nullable = false)
    @OrderBy("contactBy, id")
    List<ReporterContact> contacts = new ArrayList<>();

    protected SecurityIncident() {}

    SecurityIncident(String reference) {
        this.reference = reference;
    }

    /** The first alarm, or one after the incident was over: the reporter is to be contacted (again). */
    void open(String suspected, String by, Deadline contact) {
        stage = IncidentStage.CONTACT;
        suspicion = suspected;
        raisedAt = contact.receipt();
        raisedBy = by;
        alarms++;
        standDownReason = null;
        stoodDownBy = null;
        endedAt = null;
        contacts.add(new ReporterContact(contact));
    }

    /** One more alarm on an incident that is being handled. */
    void join() {
        alarms++;
    }

    boolean isOpen() {
        return stage != null && stage.isOpen();
    }

    /** The contact of the newest alarm. */
    ReporterContact contact() {
        return contacts.get(contacts.size() - 1);
    }

    /** Ends the stage at which the incident stands. */
    void advance(Instant at) {
        stage = stage.next();
        endedAt = stage.isOpen() ? null : at;
    }

    void standDown(String reason, String by, Instant at) {
        stage = IncidentStage.STOOD_DOWN;
        standDownReason = reason;
        stoodDownBy = by;
        endedAt = at;
    }
}
