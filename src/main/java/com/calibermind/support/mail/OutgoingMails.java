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

    Optional<OutgoingMail> findFirstByMessageIdInAndCaseReferenceNotNull(Collection<String> messageIds);

    Optional<OutgoingMail> findFirstByMessageIdInAndCaseReferenceNull(Collection<String> messageIds);

    /** Accepted by the server, but the case could not be told yet. */
    @Query("select m.id from OutgoingMail m where m.state = 'ACCEPTED' and m.reported = false")
    List<Long> unreported(Limit limit);

    /**
     * Letters of cases first: a response must not wait behind a notice to thousands (P21). Locks what it returns and
     * passes over what another sender has locked.
     */
    @Query(value = """
                    select * from outgoing_mail where state = 'QUEUED' and next_attempt <= ?1
                    order by (case_reference is null), next_attempt, id limit ?2
                    for update skip locked""", nativeQuery = true)
    List<OutgoingMail> lockDue(Instant now, int limit);
}
