package com.calibermind.support.process;

import com.calibermind.support.mail.ParkedMails;
import com.calibermind.support.mail.ParkedMails.MailFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** What the form of {@code MailReview.bpmn} shows: the mail, why it waits, and the decision that is proposed. */
@Component
class MailFacts implements FactSource {

    private final ParkedMails mails;
    private final FactWords words;

    MailFacts(ParkedMails mails, FactWords words) {
        this.mails = mails;
        this.words = words;
    }

    @Override
    public Map<String, String> of(DelegateTask task) {
        Long mail = FactSource.isOf(task, "MailReview") ? CaseVariable.MAIL_ID.of(task) : null;
        return mail == null ? Map.of() : facts(mail, mails.file(mail));
    }

    private Map<String, String> facts(long id, MailFile mail) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("mailNumber", Long.toString(id));
        facts.put("mailReason", String.join("\n", reasons(mail)));
        facts.put("mailFrom", FactWords.known(mail.from()));
        facts.put("mailReceived", words.at(mail.receivedAt()));
        facts.put("mailSubject", mail.subject());
        facts.put("mailText", mail.text());
        facts.put("mailQuoted", mail.folded().isBlank() ? "nothing" : mail.folded());
        facts.put("mailAttachments", mail.attachments().isEmpty() ? "none" : String.join("\n", mail.attachments()));
        if (mail.proposedCase() != null) {
            facts.put("joinReference", mail.proposedCase());
            facts.put("decision", "join");
        }
        return facts;
    }

    private static List<String> reasons(MailFile mail) {
        List<String> reasons = new ArrayList<>();
        if (mail.suspicion() != null) {
            reasons.add("It says \"" + mail.suspicion()
                    + "\", which sounds like a security incident: decide on it before anything else (P31).");
        }
        reasons.add(mail.reason());
        reasons.addAll(mail.remarks());
        if (mail.othersCount() > 0) {
            reasons.add(mail.othersCount() + " more mails are decided on with this one:");
            mail.others().forEach(it -> reasons.add("  " + it));
        }
        return reasons;
    }
}
