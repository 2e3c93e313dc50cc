package com.calibermind.support.mail;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface OutgoingMails extends Repository<OutgoingMail, Long> {

    OutgoingMail save(OutgoingMail mail);

    Optional<OutgoingMail> findById(Long id);

    /** Written out: Hibernate keeps no plan of a query that is made from a name. */
    @Query("select m from OutgoingMail m where m.messageId = ?1")
    Optional<OutgoingMail> findByMessageId(String messageId);

    List<OutgoingMail> findByMessageIdInAndCaseReferenceNotNull(Collection<String> messageIds);

    /** The newest letter to that address that the server has taken since then. */
    Optional<OutgoingMail> findFirstByRecipientAndAcceptedAtNotNullAndQueuedAtAfterOrderByQueuedAtDesc(
            String recipient, Instant since);

    Optional<OutgoingMail> findFirstByMessageIdInAndCaseReferenceNull(Collection<String> messageIds);

    /** Waits until no sender is about to take it. */
    @Query(value = "select * from outgoing_mail where id = :id for update", nativeQuery = true)
    Optional<OutgoingMail> lock(long id);

    /** Accepted by the server, but the case could not be told yet. */
    @Query("select m.id from OutgoingMail m where m.state = 'ACCEPTED' and m.reported = false")
    List<Long> unreported(Limit limit);

    @Query(
            value = "select exists (select 1 from outgoing_mail where state = 'QUEUED' and next_attempt <= :now)",
            nativeQuery = true)
    boolean isAnythingDue(Instant now);

    /** Initial responses that no server has taken since, and nobody knows that yet. */
    @Query(
            value = "select id from outgoing_mail where state = 'QUEUED' and kind = 'INITIAL_RESPONSE'"
                    + " and not wait_told and queued_at <= :since order by queued_at limit :limit",
            nativeQuery = true)
    List<Long> waitingResponses(Instant since, int limit);

    /** Nobody has them in hand, and they were queued before that. */
    @Query(
            value = "select id from outgoing_mail where state = 'QUEUED' and queued_at < :before"
                    + " and (leased_until is null or leased_until < :now) order by queued_at limit :limit",
            nativeQuery = true)
    List<Long> queuedBefore(Instant before, Instant now, int limit);

    @Query("select count(m) from OutgoingMail m where m.state = 'QUEUED'")
    long queued();

    @Query("select min(m.nextAttempt) from OutgoingMail m where m.state = 'QUEUED' and m.nextAttempt <= :now")
    Instant oldestDue(Instant now);

    @Query("select min(m.queuedAt) from OutgoingMail m where m.state = 'QUEUED'")
    Instant oldestQueued();

    /** Newest letter first. */
    @Query("select m.acceptedAt from OutgoingMail m where m.state = 'ACCEPTED' order by m.id desc")
    List<Instant> lastAccepted(Limit limit);

    /**
     * Leases letters that are due, those of cases first: a response must not wait behind a notice to thousands (P21).
     * Passes over what another sender has locked. A letter of a case answers the last mail on it, and names the thread
     * (RFC 5322, section 3.6.4): its root and its newest mails, ours and theirs. One statement, because each letter waits
     * for it; in no order.
     */
    @Query(value = """
                    with due as materialized (
                        select id from outgoing_mail where state = 'QUEUED' and next_attempt <= :now
                        order by (case_reference is null), next_attempt, id limit :batch
                        for update skip locked)
                    update outgoing_mail m set attempts = attempts + 1, next_attempt = :lease, leased_until = :lease,
                        in_reply_to = coalesce(in_reply_to, (
                            select i.message_id from inbound_mail i
                            where i.case_reference = m.case_reference and i.message_id is not null
                            and i.verdict in ('NEW_CASE', 'JOINED')
                            order by i.id desc limit 1)),
                        reference_chain = coalesce(reference_chain, (
                            select string_agg(thread.message_id, ' ' order by thread.at, thread.rank, thread.message_id) from (
                                (select i.message_id, i.received_at as at, 1 as rank from inbound_mail i
                                    where i.case_reference = m.case_reference and i.message_id is not null
                                    and i.verdict in ('NEW_CASE', 'JOINED')
                                    order by i.id limit 1)
                                union (select i.message_id, i.received_at, 1 from inbound_mail i
                                    where i.case_reference = m.case_reference and i.message_id is not null
                                    and i.verdict in ('NEW_CASE', 'JOINED')
                                    order by i.id desc limit 10)
                                union (select o.message_id, o.accepted_at, 2 from outgoing_mail o
                                    where o.case_reference = m.case_reference and o.state = 'ACCEPTED'
                                    order by o.id desc limit 10)) thread))
                    from due where m.id = due.id returning m.*""", nativeQuery = true)
    List<OutgoingMail> lease(Instant now, Instant lease, int batch);
}
