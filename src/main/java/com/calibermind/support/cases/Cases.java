package com.calibermind.support.cases;

import com.calibermind.support.policy.EscalationReason;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The store of cases with their conversation, escalations and deadline history; by reference, within a transaction. */
@Component
class Cases {

    private final EntityManager entityManager;

    Cases(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** Next number of the running sequence; numbers of rolled-back cases are not used again. */
    long nextNumber() {
        return ((Number) entityManager
                        .createNativeQuery("select nextval('case_number')")
                        .getSingleResult())
                .longValue();
    }

    SupportCase get(String reference) {
        return find(reference).orElseThrow(() -> new IllegalArgumentException("There is no case " + reference + "."));
    }

    /** By natural id: a case that this transaction has already loaded costs no query and no flush. */
    Optional<SupportCase> find(String reference) {
        return reference == null ? Optional.empty() : load(reference);
    }

    private Optional<SupportCase> load(String reference) {
        return entityManager
                .unwrap(Session.class)
                .bySimpleNaturalId(SupportCase.class)
                .loadOptional(reference);
    }

    SupportCase of(CaseMessage message) {
        return entityManager.find(SupportCase.class, message.caseId);
    }

    SupportCase of(Escalation escalation) {
        return entityManager.find(SupportCase.class, escalation.caseId);
    }

    /** The case on which work on this one goes on: itself, unless it was merged into another. */
    SupportCase survivor(SupportCase theCase) {
        SupportCase it = theCase;
        while (it.mergedInto != null) {
            it = get(it.mergedInto);
        }
        return it;
    }

    SupportCase add(SupportCase theCase) {
        entityManager.persist(theCase);
        return theCase;
    }

    CaseMessage add(CaseMessage message) {
        entityManager.persist(message);
        return message;
    }

    void add(SupportCase theCase, CaseMessage message, List<Attachment> files) {
        files.forEach(it -> entityManager.persist(new CaseAttachment(theCase, message, it, false)));
    }

    /** What the desk sent with that message. */
    void addSent(SupportCase theCase, CaseMessage message, Attachment file) {
        entityManager.persist(new CaseAttachment(theCase, message, file, true));
    }

    /** Adds whom it does not have yet. */
    void addCorrespondent(SupportCase theCase, String address, Instant at, String why) {
        entityManager
                .createNativeQuery(
                        "insert into case_correspondent (case_id, address, added_at, why) values (?1, ?2, ?3, ?4) on conflict do nothing")
                .setParameter(1, theCase.id)
                .setParameter(2, address)
                .setParameter(3, at)
                .setParameter(4, why)
                .executeUpdate();
    }

    boolean hasCorrespondent(SupportCase theCase, String address) {
        return !entityManager
                .createNativeQuery("select 1 from case_correspondent where case_id = ?1 and address = ?2")
                .setParameter(1, theCase.id)
                .setParameter(2, address)
                .getResultList()
                .isEmpty();
    }

    /** In the order in which they came. */
    @SuppressWarnings("unchecked")
    List<String> correspondents(SupportCase theCase) {
        return entityManager
                .createNativeQuery(
                        "select address from case_correspondent where case_id = ?1 order by added_at, address",
                        String.class)
                .setParameter(1, theCase.id)
                .getResultList();
    }

    Optional<CaseAttachment> attachment(SupportCase theCase, long id) {
        return Optional.ofNullable(entityManager.find(CaseAttachment.class, id))
                .filter(it -> it.caseId.equals(theCase.id));
    }

    boolean hasMessage(SupportCase theCase, long id) {
        CaseMessage message = entityManager.find(CaseMessage.class, id);
        return message != null && message.caseId.equals(theCase.id);
    }

    /** In the order in which they came. */
    List<CaseAttachment> attachments(SupportCase theCase) {
        return entityManager
                .createQuery("select a from CaseAttachment a where a.caseId = ?1 order by a.id", CaseAttachment.class)
                .setParameter(1, theCase.id)
                .getResultList();
    }

    DeadlineEntry add(DeadlineEntry entry) {
        entityManager.persist(entry);
        return entry;
    }

    CaseReopening add(CaseReopening reopening) {
        entityManager.persist(reopening);
        return reopening;
    }

    Escalation add(Escalation escalation) {
        entityManager.persist(escalation);
        return escalation;
    }

    CaseMessage message(long id) {
        return entityManager.find(CaseMessage.class, id);
    }

    Escalation escalation(long id) {
        return entityManager.find(Escalation.class, id);
    }

    boolean isReported(SupportCase theCase, EscalationReason reason, Instant missed) {
        return !entityManager
                .createQuery(
                        "select 1 from Escalation e where e.caseId = ?1 and e.reason = ?2 and e.missedDeadline = ?3",
                        Integer.class)
                .setParameter(1, theCase.id)
                .setParameter(2, reason)
                .setParameter(3, missed)
                .getResultList()
                .isEmpty();
    }

    boolean hasOpenEscalation(SupportCase theCase) {
        return !entityManager
                .createQuery("select 1 from Escalation e where e.caseId = ?1 and e.answeredAt is null", Integer.class)
                .setParameter(1, theCase.id)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    /** Newest first. */
    List<CaseMessage> latestMessages(SupportCase theCase, int limit) {
        return messages(theCase, 0, limit);
    }

    /** Newest first. */
    List<CaseMessage> messages(SupportCase theCase, int first, int limit) {
        return entityManager
                .createQuery(
                        "select m from CaseMessage m where m.caseId = ?1 order by m.at desc, m.id desc",
                        CaseMessage.class)
                .setParameter(1, theCase.id)
                .setFirstResult(first)
                .setMaxResults(limit)
                .getResultList();
    }

    /** References of cases with a missed deadline that no escalation names; earliest first. */
    @Transactional(readOnly = true)
    @SuppressWarnings("unchecked")
    public List<String> unreportedMisses(Instant until, int limit) {
        return entityManager
                .createNativeQuery("""
                        select c.reference from support_case c
                        where (c.state <> 'CLOSED' or c.merged_into is not null and c.responded_at is null)
                        and c.respond_by <= ?1 and (c.responded_at is null or c.severity is null)
                        and not exists (select 1 from escalation e
                            where e.case_id = c.id and e.missed_deadline = c.respond_by
                            and e.reason = case when c.severity is null then 'UNTRIAGED' else 'RESPONSE_MISSED' end)
                        order by c.respond_by limit ?2""", String.class)
                .setParameter(1, until)
                .setParameter(2, limit)
                .getResultList();
    }

    long resolvedAs(String kind, Instant from, Instant to) {
        return entityManager
                .createQuery(
                        "select count(c) from SupportCase c where c.resolutionKind = ?1 and c.resolvedAt >= ?2 and c.resolvedAt < ?3",
                        Long.class)
                .setParameter(1, kind)
                .setParameter(2, from)
                .setParameter(3, to)
                .getSingleResult();
    }

    /** Oldest first. */
    List<DeadlineEntry> deadlineEntries(SupportCase theCase) {
        return entityManager
                .createQuery("select d from DeadlineEntry d where d.caseId = ?1 order by d.id", DeadlineEntry.class)
                .setParameter(1, theCase.id)
                .getResultList();
    }

    /** Of the closing in which the case stands. */
    Optional<ClosingSurvey> survey(SupportCase theCase) {
        return entityManager
                .createQuery(
                        "select s from ClosingSurvey s where s.caseId = ?1 and s.closedAt = ?2", ClosingSurvey.class)
                .setParameter(1, theCase.id)
                .setParameter(2, theCase.closedAt)
                .getResultStream()
                .findFirst();
    }

    /** Oldest first. */
    List<Escalation> escalations(SupportCase theCase) {
        return entityManager
                .createQuery("select e from Escalation e where e.caseId = ?1 order by e.id", Escalation.class)
                .setParameter(1, theCase.id)
                .getResultList();
    }
}
