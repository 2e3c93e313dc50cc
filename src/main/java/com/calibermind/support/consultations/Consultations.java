package com.calibermind.support.consultations;

import jakarta.persistence.EntityManager;
import java.util.List;
import org.springframework.stereotype.Component;

/** The store of consultations; within a transaction. A case has few of them. */
@Component
class Consultations {

    private final EntityManager entityManager;

    Consultations(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    Consultation add(Consultation consultation) {
        entityManager.persist(consultation);
        return consultation;
    }

    Consultation get(long number) {
        Consultation found = entityManager.find(Consultation.class, number);
        if (found == null) {
            throw new IllegalArgumentException("There is no consultation " + number + ".");
        }
        return found;
    }

    /** Oldest first. */
    List<Consultation> of(String reference) {
        return entityManager
                .createQuery(
                        "select c from Consultation c where c.caseReference = ?1 order by c.id", Consultation.class)
                .setParameter(1, reference)
                .getResultList();
    }
}
