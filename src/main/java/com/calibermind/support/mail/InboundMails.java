package com.calibermind.support.mail;

import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface InboundMails extends Repository<InboundMail, Long> {

    InboundMail save(InboundMail mail);

    Optional<InboundMail> findById(Long id);

    boolean existsByMailboxAndUidValidityAndUid(String mailbox, long uidValidity, long uid);

    Optional<InboundMail> findFirstBySha256OrderById(String sha256);

    @Query("""
            select m.messageId from InboundMail m
            where m.caseReference = ?1 and m.messageId is not null order by m.id desc limit 1""")
    Optional<String> latestMessageId(String caseReference);
}
