package com.calibermind.support.mail;

import static org.hibernate.jpa.SpecHints.HINT_SPEC_LOCK_TIMEOUT;

import com.calibermind.support.mail.InboundMail.Verdict;
import jakarta.persistence.LockModeType;
import jakarta.persistence.QueryHint;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.jpa.repository.QueryHints;
import org.springframework.data.repository.Repository;

interface InboundMails extends Repository<InboundMail, Long> {

    /** Of Hibernate: passes over rows that somebody else has locked. */
    String SKIP_LOCKED = "-2";

    InboundMail save(InboundMail mail);

    Optional<InboundMail> findById(Long id);

    /** Written out like the next one: Hibernate keeps no plan of a query that is made from a name. */
    @Query("select m from InboundMail m where m.mailbox = ?1 and m.uidValidity = ?2 and m.uid = ?3 order by m.id")
    List<InboundMail> at(String mailbox, long uidValidity, long uid);

    /**
     * The first that is the same mail. Bytes are asked for as well: they were the identity of mails taken in by earlier
     * versions. Each half has its index; with "or" and an order PostgreSQL would read all mails.
     */
    @Query(value = """
            select * from inbound_mail where id = (select min(id) from (
                select id from inbound_mail where identity = :identity and verdict <> 'DUPLICATE'
                union all select id from inbound_mail where sha256 = :sha256) same)""", nativeQuery = true)
    Optional<InboundMail> firstLike(String identity, String sha256);

    /** Those of the UIDs whose mails are safe. */
    @Query("""
            select distinct m.uid from InboundMail m
            where m.mailbox = :mailbox and m.uidValidity = :uidValidity and m.uid in :uids
            """)
    List<Long> known(String mailbox, long uidValidity, Collection<Long> uids);

    List<InboundMail> findByMessageIdInAndVerdictIn(
            Collection<String> messageIds, Collection<Verdict> verdicts, Limit limit);

    /** Held until the transaction ends, so that of two who decide on it the second sees what the first did. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select m from InboundMail m where m.id = ?1")
    Optional<InboundMail> hold(Long id);

    /**
     * Mails of that sender that wait for a person, each for itself, and were asked for again; held until the transaction
     * ends, but not those that somebody decides on at this moment.
     */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @QueryHints(@QueryHint(name = HINT_SPEC_LOCK_TIMEOUT, value = SKIP_LOCKED))
    @Query("""
            select m from InboundMail m
            where m.sender = ?1 and m.verdict = 'PARKED' and m.sendAgainLetter is not null and m.parkedWith is null
                and not exists (select 1 from InboundMail o where o.parkedWith = m.id)""")
    List<InboundMail> askedForAgain(String sender);

    @Query("select m from InboundMail m where m.sendAgainLetter = ?1 and m.verdict = 'PARKED'")
    Optional<InboundMail> askedForAgainBy(long letter);

    /** The newest that has a task for all of that bundle, held until the transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query(
            "select m from InboundMail m where m.bundle = ?1 and m.verdict = 'PARKED' and m.parkedWith is null order by m.id desc")
    List<InboundMail> leaders(String bundle, Limit limit);

    @Query("select m.entry from InboundMail m where m.entry in ?1 and m.formatted")
    List<Long> formatted(Collection<Long> entries);

    @Query("select m from InboundMail m where m.entry = ?1 and m.formatted")
    Optional<InboundMail> formattedAs(long entry);

    /** The mails that a case began with: one, unless a person put them together. */
    @Query(
            "select m from InboundMail m where m.caseReference = ?1 and m.verdict = 'NEW_CASE' and m.entry is null and m.formatted")
    List<InboundMail> formattedReports(String reference);

    long countByParkedWith(Long leader);

    List<InboundMail> findByParkedWithOrderById(Long leader);
}
