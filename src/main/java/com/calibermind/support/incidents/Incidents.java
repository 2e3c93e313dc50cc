package com.calibermind.support.incidents;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The store of incidents with their record; by the case's reference, within a transaction. */
@Component
class Incidents {

    private final EntityManager entityManager;

    Incidents(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    Optional<SecurityIncident> find(String reference) {
        return entityManager
                .createQuery("select i from SecurityIncident i where i.reference = ?1", SecurityIncident.class)
                .setParameter(1, reference)
                .getResultStream()
                .findFirst();
    }

    SecurityIncident get(String reference) {
        return find(reference)
                .orElseThrow(() -> new IllegalArgumentException("There is no incident on " + reference + "."));
    }

    long countOpen() {
        return ((Number) entityManager
                        .createNativeQuery(
                                "select count(*) from security_incident where stage not in ('CLOSED', 'STOOD_DOWN')")
                        .getSingleResult())
                .longValue();
    }

    /** Stores what is new at once: the entries and deadlines that follow name it by its id. */
    SecurityIncident save(SecurityIncident incident) {
        entityManager.persist(incident);
        entityManager.flush();
        return incident;
    }

    void add(IncidentEntry entry) {
        entityManager.persist(entry);
    }

    void add(IncidentEvidence evidence) {
        entityManager.persist(evidence);
    }

    /** Oldest first. */
    List<IncidentFile.Entry> entries(SecurityIncident incident) {
        return entityManager
                .createQuery(
                        "select new com.calibermind.support.incidents.IncidentFile$Entry(e.at, e.author, e.stage, e.text)"
                                + " from IncidentEntry e where e.incidentId = ?1 order by e.at, e.id",
                        IncidentFile.Entry.class)
                .setParameter(1, incident.id)
                .getResultList();
    }

    /** Oldest first, without the contents. */
    List<IncidentFile.Evidence> evidence(SecurityIncident incident) {
        return entityManager
                .createQuery(
                        "select new com.calibermind.support.incidents.IncidentFile$Evidence("
                                + "e.id, e.at, e.addedBy, e.name, e.contentType, e.size, e.sha256)"
                                + " from IncidentEvidence e where e.incidentId = ?1 order by e.at, e.id",
                        IncidentFile.Evidence.class)
                .setParameter(1, incident.id)
                .getResultList();
    }

    Optional<IncidentEvidence> evidence(SecurityIncident incident, long id) {
        return Optional.ofNullable(entityManager.find(IncidentEvidence.class, id))
                .filter(it -> it.incidentId.equals(incident.id));
    }
}
