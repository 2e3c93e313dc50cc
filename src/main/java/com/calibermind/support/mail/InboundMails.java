package com.calibermind.support.mail;

import java.util.Optional;
import org.springframework.data.repository.Repository;

interface InboundMails extends Repository<InboundMail, Long> {

    InboundMail save(InboundMail mail);

    Optional<InboundMail> findById(Long id);

    boolean existsByMailboxAndUidValidityAndUid(String mailbox, long uidValidity, long uid);

    Optional<InboundMail> findFirstByIdentityOrderById(String identity);
}
