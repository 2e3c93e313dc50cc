package com.calibermind.support.mail;

import com.calibermind.support.mail.InboundMail.Verdict;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface InboundMails extends Repository<InboundMail, Long> {

    InboundMail save(InboundMail mail);

    Optional<InboundMail> findById(Long id);

    boolean existsByMailboxAndUidValidityAndUid(String mailbox, long uidValidity, long uid);

    Optional<InboundMail> findFirstByIdentityOrderById(String identity);

    List<InboundMail> findByMessageIdInAndVerdictIn(
            Collection<String> messageIds, Collection<Verdict> verdicts, Limit limit);

    /** Held until the transaction ends, so that of two who decide on it the second sees what the first did. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select m from InboundMail m where m.id = ?1")
    Optional<InboundMail> hold(Long id);

    /** The newest that has a task for all of that bundle, held until the transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query(
            "select m from InboundMail m where m.bundle = ?1 and m.verdict = 'PARKED' and m.parkedWith is null order by m.id desc")
    List<InboundMail> leaders(String bundle, Limit limit);

    long countByParkedWith(Long leader);

    List<InboundMail> findByParkedWithOrderById(Long leader);
}
