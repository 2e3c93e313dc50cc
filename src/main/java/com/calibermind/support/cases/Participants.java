package com.calibermind.support.cases;

import com.calibermind.support.customers.Address;
import com.calibermind.support.customers.CustomerDirectory;
import com.calibermind.support.customers.Standing;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/** Who belongs to a case beside its reporter; within a transaction. */
@Component
class Participants {

    private final EntityManager entityManager;
    private final CustomerDirectory customers;
    private final Clock clock;

    Participants(EntityManager entityManager, CustomerDirectory customers, Clock clock) {
        this.entityManager = entityManager;
        this.customers = customers;
        this.clock = clock;
    }

    /** A colleague of the reporter wrote on the case. A stranger who did sees no more of it than before. */
    void wrote(SupportCase theCase, String author) {
        String email = Address.normal(author);
        boolean colleague =
                !email.equals(Address.normal(theCase.reporter.email())) && customers.belongs(email, theCase.companyId);
        if (colleague && find(theCase, email) == null) {
            entityManager.persist(new CaseParticipant(theCase, email, null, clock.instant()));
        }
    }

    void name(SupportCase theCase, String email, String by) {
        CaseParticipant known = find(theCase, email);
        if (known == null) {
            entityManager.persist(new CaseParticipant(theCase, email, by, clock.instant()));
        } else if (known.namedBy == null) {
            known.namedBy = by;
        }
    }

    /** Whoever reports an incident goes on seeing it, also on a colleague's case. */
    void alarmed(SupportCase theCase, String email) {
        if (!email.equals(Address.normal(theCase.reporter.email()))) {
            name(theCase, email, email);
        }
    }

    /**
     * By the reporter; for what is no security matter by whoever answers for the company, too. Who only claimed to be of the
     * company must not learn who its contacts are.
     */
    boolean mayBeNamedBy(Standing who, SupportCase theCase) {
        boolean reporter = who.email().equals(Address.normal(theCase.reporter.email()))
                && customers.belongs(who.email(), theCase.companyId);
        boolean technical = theCase.companyId != null && theCase.companyId.equals(who.technicalFor());
        return reporter || technical && !theCase.impairment.securitySuspected();
    }

    /** Addresses, those first who belong to it longest. */
    List<String> of(SupportCase theCase) {
        return entityManager
                .createQuery(
                        "select p.key.email from CaseParticipant p where p.key.caseId = ?1 order by p.since, p.key.email",
                        String.class)
                .setParameter(1, theCase.id)
                .getResultList();
    }

    boolean includes(SupportCase theCase, String address) {
        return find(theCase, Address.normal(address)) != null;
    }

    private CaseParticipant find(SupportCase theCase, String email) {
        return entityManager.find(CaseParticipant.class, new CaseParticipant.Key(email, theCase.id));
    }
}
