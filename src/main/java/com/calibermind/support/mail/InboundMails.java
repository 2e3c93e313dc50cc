package com.calibermind.support.mail;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface InboundMails extends Repository<InboundMail, Long> {

    InboundMail save(InboundMail mail);

    Optional<InboundMail> findById(Long id);

    Optional<InboundMail> findByMailboxAndUidValidityAndUid(String mailbox, long uidValidity, long uid);

    /** Bytes are asked for as well: they were the identity of mails taken in by earlier versions. */
    Optional<InboundMail> findFirstByIdentityOrSha256OrderById(String identity, String sha256);

    /** Those of the UIDs whose mails are safe, with whether they belong into quarantine. */
    @Query("""
            select m.uid as uid, m.quarantined as quarantined from InboundMail m
            where m.mailbox = :mailbox and m.uidValidity = :uidValidity and m.uid in :uids
            """)
    List<Known> known(String mailbox, long uidValidity, Collection<Long> uids);

    /** What is known of a mail that may lie in its mailbox still. */
    interface Known {
        long getUid();

        boolean isQuarantined();
    }
}
