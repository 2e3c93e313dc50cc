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

    Optional<OutgoingMail> findByMessageId(String messageId);

    List<OutgoingMail> findByMessageIdInAndCaseReferenceNotNull(Collection<String> messageIds);

    /** The newest letter to that address that the server has taken since then. */
    Optional<OutgoingMail> findFirstByRecipientAndAcceptedAtNotNullAndQueuedAtAfterOrderByQueuedAtDesc(
            String recipient, Instant since);

    Optional<OutgoingMail> findFirstByMessageIdInAndCaseReferenceNull(Collection<String> messageIds);

    /** Accepted by the server, but the case could not be told yet. */
    @Query("select m.id from OutgoingMail m where m.state = 'ACCEPTED' and m.reported = false")
    List<Long> unreported(Limit limit);

    /**
     * Leases letters that are due, those of cases first: a response must not wait behind a notice to thousands (P21).
     * Passes over what another sender has locked. A letter of a case answers the last mail on it. One statement,
     * because each letter waits for it; in no order.
     */
    @Query(value = """
                    with due as materialized (
                        select id from outgoing_mail where state = 'QUEUED' and next_attempt <= :now
                        order by (case_reference is null), next_attempt, id limit :batch
                        for update skip locked)
                    update outgoing_mail m set attempts = attempts + 1, next_attempt = :lease,
                        in_reply_to = coalesce(in_reply_to, (
                            select i.message_id from inbound_mail i
                            where i.case_reference = m.case_reference and i.message_id is not null
                            and i.verdict in ('NEW_CASE', 'JOINED')
                            order by i.id desc limit 1))
                    from due where m.id = due.id returning m.*""", nativeQuery = true)
    List<OutgoingMail> lease(Instant now, Instant lease, int batch);
}
