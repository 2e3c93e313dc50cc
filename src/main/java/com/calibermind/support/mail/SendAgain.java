package com.calibermind.support.mail;

import com.calibermind.support.cases.AutomaticAnswers;
import com.calibermind.support.cases.Letter;
import com.calibermind.support.cases.MessageKind;
import com.calibermind.support.cases.NoticeDelivered;
import com.calibermind.support.mail.reading.ParsedMail;
import com.calibermind.support.mail.rules.MailRules;
import java.util.List;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Asks whoever has only copied the desk to write to it (P02): once for each mail, and only where a machine may answer. */
@Component
class SendAgain {

    private final Outbox outbox;
    private final OutgoingMails letters;
    private final InboundMails mails;
    private final AutomaticAnswers answers;
    private final JdbcTemplate jdbc;

    SendAgain(Outbox outbox, OutgoingMails letters, InboundMails mails, AutomaticAnswers answers, JdbcTemplate jdbc) {
        this.outbox = outbox;
        this.letters = letters;
        this.mails = mails;
        this.answers = answers;
        this.jdbc = jdbc;
    }

    /** Returns what came of it, in words. */
    String ask(InboundMail copy, ParsedMail mail) {
        Optional<String> objection = MailRules.examine(mail).nature().mayBeAnswered()
                ? answers.objection(mail.from())
                : Optional.of("it wants no machine's answer.");
        if (objection.isPresent()) {
            return "The sender was not asked to send it again: " + objection.get();
        }
        long id = nextId();
        outbox.send(new Letter(
                id,
                null,
                MessageKind.SEND_AGAIN,
                mail.from(),
                mail.fromName(),
                subject(mail),
                mail.subject(),
                null,
                null,
                null,
                null));
        letters.findById(id).ifPresent(it -> it.inReplyTo = mail.messageId());
        copy.sendAgainLetter = id;
        return "The sender was asked to send it again, with the support address in To.";
    }

    /** The sender does not know that they should send it again: whoever reviews the mail has to know that. */
    @EventListener
    void on(NoticeDelivered event) {
        if (!event.accepted()) {
            mails.askedForAgainBy(event.letterId())
                    .ifPresent(it -> it.remark(
                            List.of("Decide on this mail as it is: the request to send it again did not reach "
                                    + it.sender + " (" + event.answer() + ").")));
        }
    }

    private static String subject(ParsedMail mail) {
        return mail.subject().regionMatches(true, 0, "re:", 0, 3) ? mail.subject() : "Re: " + mail.subject();
    }

    /** Letters without case share the sequence of the conversation's entries, see ADR 14. */
    private long nextId() {
        return jdbc.queryForObject("select nextval('case_message_seq')", Long.class);
    }
}
