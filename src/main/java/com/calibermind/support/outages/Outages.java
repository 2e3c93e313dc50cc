package com.calibermind.support.outages;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The store of outages with their notices and linked cases; within a transaction. */
@Component
class Outages {

    private final EntityManager entityManager;

    Outages(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    long nextNumber() {
        return number("select nextval('outage_number')");
    }

    Outage add(Outage outage) {
        entityManager.persist(outage);
        return outage;
    }

    OutageNotice add(OutageNotice notice) {
        entityManager.persist(notice);
        return notice;
    }

    void add(OutageLink link) {
        entityManager.persist(link);
    }

    void remove(OutageDelivery delivery) {
        entityManager.remove(delivery);
    }

    Outage get(long number) {
        return find(number).orElseThrow(() -> new IllegalArgumentException("There is no outage " + number + "."));
    }

    Optional<Outage> find(long number) {
        return Optional.ofNullable(entityManager.find(Outage.class, number));
    }

    /** Whoever else changes the outage waits until this transaction ends. */
    Optional<Outage> lock(long number) {
        return Optional.ofNullable(entityManager.find(Outage.class, number, LockModeType.PESSIMISTIC_WRITE));
    }

    OutageNotice notice(long id) {
        return entityManager.find(OutageNotice.class, id);
    }

    Optional<OutageDelivery> delivery(long letterId) {
        return Optional.ofNullable(entityManager.find(OutageDelivery.class, letterId));
    }

    boolean isLinked(long number, String reference) {
        return entityManager.find(OutageLink.class, new OutageLink.Key(number, reference)) != null;
    }

    /** Newest first. */
    List<Outage> running() {
        return entityManager
                .createQuery("select o from Outage o where o.endedAt is null order by o.number desc", Outage.class)
                .getResultList();
    }

    /** Over, the one that ended last first. */
    List<Outage> past(int skip, int limit) {
        return entityManager
                .createQuery(
                        "select o from Outage o where o.endedAt is not null order by o.endedAt desc, o.number desc",
                        Outage.class)
                .setFirstResult(skip)
                .setMaxResults(limit)
                .getResultList();
    }

    /** Of all these outages, newest first. */
    List<OutageNotice> notices(List<Outage> of) {
        return entityManager
                .createQuery(
                        "select n from OutageNotice n where n.outageNumber in ?1 order by n.id desc",
                        OutageNotice.class)
                .setParameter(1, of.stream().map(it -> it.number).toList())
                .getResultList();
    }

    /** Newest first. */
    List<OutageNotice> notices(long number) {
        return entityManager
                .createQuery(
                        "select n from OutageNotice n where n.outageNumber = ?1 order by n.id desc", OutageNotice.class)
                .setParameter(1, number)
                .getResultList();
    }

    /**
     * The oldest notice that some are still to be told. Whoever else would go on with it waits until this transaction ends:
     * a job that outlives its lock is run twice.
     */
    Optional<OutageNotice> lockUntold(long number) {
        return entityManager
                .createQuery(
                        "select n from OutageNotice n where n.outageNumber = ?1 and n.toldAt is null order by n.id",
                        OutageNotice.class)
                .setParameter(1, number)
                .setMaxResults(1)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    /** Newest first. */
    List<String> linkedReferences(long number) {
        return entityManager
                .createQuery(
                        "select l.key.caseReference from OutageLink l where l.key.outageNumber = ?1 order by l.linkedAt desc",
                        String.class)
                .setParameter(1, number)
                .getResultList();
    }

    /** Whether there is any contact to tell; of those companies, or of all if there are none. */
    boolean reachesAnybody(Set<AffectedCompany> companies) {
        var ids = companies.stream().map(AffectedCompany::companyId).toList();
        var query = ids.isEmpty()
                ? entityManager.createNativeQuery("select 1 from reachable_contact limit 1")
                : entityManager
                        .createNativeQuery("select 1 from reachable_contact where company_id in (?1) limit 1")
                        .setParameter(1, ids);
        return !query.getResultList().isEmpty();
    }

    /** Makes a delivery for each contact, each subscriber and each linked case that the notice is for; three statements, however many. */
    void address(Outage outage, OutageNotice notice) {
        int contacts = notice.kind.toContacts() ? addressContacts(outage, notice) + addressSubscribers(notice) : 0;
        int cases = notice.kind.toCases() ? addressCases(outage, notice) : 0;
        notice.addressedTo(contacts + cases);
    }

    /** Somebody who is a contact of two companies is told once. In order, so that a batch is the same people every time. */
    private int addressContacts(Outage outage, OutageNotice notice) {
        String insert = """
                insert into outage_delivery (id, notice_id, state, email, name)
                select nextval('case_message_seq'), ?1, 'PENDING', email, name from reachable_contact %s
                order by company_id, email on conflict do nothing""";
        String ofTheOutage = "where company_id in (select company_id from outage_company where outage_number = ?2)";
        var query = entityManager
                .createNativeQuery(insert.formatted(outage.allCompanies ? "" : ofTheOutage))
                .setParameter(1, notice.id);
        return (outage.allCompanies ? query : query.setParameter(2, outage.number)).executeUpdate();
    }

    /** Who is told as a contact is not told again; that row is there first. */
    private int addressSubscribers(OutageNotice notice) {
        return entityManager.createNativeQuery("""
                        insert into outage_delivery (id, notice_id, state, email, leave_token)
                        select nextval('case_message_seq'), ?1, 'PENDING', email, leave_token
                        from status_subscription where confirmed_at is not null
                        on conflict do nothing""").setParameter(1, notice.id).executeUpdate();
    }

    boolean isSubscribed(String leaveToken) {
        return !entityManager
                .createNativeQuery(
                        "select 1 from status_subscription where leave_token = ?1 and confirmed_at is not null")
                .setParameter(1, leaveToken)
                .getResultList()
                .isEmpty();
    }

    private int addressCases(Outage outage, OutageNotice notice) {
        return entityManager
                .createNativeQuery("""
                        insert into outage_delivery (id, notice_id, state, case_reference)
                        select nextval('case_message_seq'), ?1, 'PENDING', case_reference
                        from outage_case where outage_number = ?2""")
                .setParameter(1, notice.id)
                .setParameter(2, outage.number)
                .executeUpdate();
    }

    List<OutageDelivery> pending(OutageNotice notice, int limit) {
        return entityManager
                .createQuery(
                        "select d from OutageDelivery d where d.noticeId = ?1 and d.state = ?2 order by d.id",
                        OutageDelivery.class)
                .setParameter(1, notice.id)
                .setParameter(2, OutageDelivery.State.PENDING)
                .setMaxResults(limit)
                .getResultList();
    }

    Map<OutageDelivery.State, Long> tally(OutageNotice notice) {
        Map<OutageDelivery.State, Long> tally = new EnumMap<>(OutageDelivery.State.class);
        entityManager
                .createQuery(
                        "select d.state, count(d) from OutageDelivery d where d.noticeId = ?1 group by d.state",
                        Object[].class)
                .setParameter(1, notice.id)
                .getResultList()
                .forEach(it -> tally.put((OutageDelivery.State) it[0], (Long) it[1]));
        return tally;
    }

    private long number(String query) {
        return ((Number) entityManager.createNativeQuery(query).getSingleResult()).longValue();
    }
}
