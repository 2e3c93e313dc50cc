package com.calibermind.support.mail;

import com.calibermind.support.cases.CaseFiles;
import com.calibermind.support.cases.Outcome;
import com.calibermind.support.cases.Reception;
import com.calibermind.support.cases.Reply.Voice;
import com.calibermind.support.mail.InboundMail.Verdict;
import com.calibermind.support.mail.reading.ParsedMail;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a person does with a mail that the mail room could not place, and with those that came in the same flood. */
@Component
@Transactional
public class ParkedMails {

    /**
     * What the reviewer sees.
     *
     * @param reason why it was parked
     * @param remarks what rules found and what is doubtful, a sentence each
     * @param suspicion the word that sounds like a security incident, or null
     * @param text what the sender wrote; the raw beginning if the mail could not be read
     * @param folded what it quotes, and the signature; empty if there is none
     * @param attachments names
     * @param proposedCase the case that it seems to be about, or null
     * @param others subjects of the mails that are decided on with this one; at most {@value #OTHERS_SHOWN}
     * @param othersCount how many those are
     */
    public record MailFile(
            String reason,
            List<String> remarks,
            String suspicion,
            String from,
            String subject,
            Instant receivedAt,
            String text,
            String folded,
            List<String> attachments,
            String proposedCase,
            List<String> others,
            int othersCount) {}

    /**
     * How pressing the review is.
     *
     * @param receivedAt UTC
     */
    public record Urgency(Instant receivedAt, boolean suspicious) {}

    private static final int OTHERS_SHOWN = 20;
    private static final Outcome DECIDED = Outcome.refused(
            "Somebody has decided on this mail already: refresh the list of tasks. What you typed is not kept.");
    private static final Outcome NO_REFERENCE = Outcome.refused(
            "Type the reference of the case that the mail belongs to, like CM-2026-000123, or open a case from it.");

    private static final Pattern MARKS = Pattern.compile("^(?:\\p{L}{1,5}\\s*:\\s*){1,10}");

    private final InboundMails mails;
    private final KeptMails kept;
    private final CaseMail cases;
    private final CaseFiles files;
    private final Reception reception;
    private final ApplicationEventPublisher events;

    ParkedMails(
            InboundMails mails,
            KeptMails kept,
            CaseMail cases,
            CaseFiles files,
            Reception reception,
            ApplicationEventPublisher events) {
        this.mails = mails;
        this.kept = kept;
        this.cases = cases;
        this.files = files;
        this.reception = reception;
        this.events = events;
    }

    @Transactional(readOnly = true)
    public MailFile file(long mailId) {
        InboundMail mail = get(mails.findById(mailId), mailId);
        ParsedMail parsed = kept.parsed(mail);
        List<InboundMail> others = mails.findByParkedWithOrderById(mailId);
        return new MailFile(
                mail.reason,
                mail.remarks(),
                mail.suspicion,
                parsed.from(),
                parsed.subject(),
                mail.receivedAt,
                parsed.text(),
                parsed.folded(),
                parsed.attachments().stream().map(it -> it.name()).toList(),
                mail.proposedCase,
                others.stream().limit(OTHERS_SHOWN).map(it -> it.subject).toList(),
                others.size());
    }

    @Transactional(readOnly = true)
    public Urgency urgency(long mailId) {
        InboundMail mail = get(mails.findById(mailId), mailId);
        return new Urgency(mail.receivedAt, mail.suspicion != null);
    }

    /** "ada@acme.example · Dashboards", with the alarm first if there is one. */
    @Transactional(readOnly = true)
    public String title(long mailId) {
        InboundMail mail = get(mails.findById(mailId), mailId);
        String alarm = mail.suspicion == null ? null : "sounds like a security incident";
        return Stream.of(alarm, mail.sender, mail.subject)
                .filter(it -> it != null && !it.isBlank())
                .reduce((a, b) -> a + " · " + b)
                .orElse("mail " + mailId);
    }

    /** Its clock runs from the mail's receipt, not from the review (P21). */
    public Outcome openCase(long mailId, String by, String note) {
        return decide(mailId, () -> {
            InboundMail mail = get(mails.findById(mailId), mailId);
            String reference = cases.open(mail, kept.parsed(mail));
            mail.review(Verdict.NEW_CASE, reference, by, note);
            for (InboundMail other : mails.findByParkedWithOrderById(mailId)) {
                join(other, reference, by, note);
            }
        });
    }

    /** @param admit whether the sender belongs to the case from now on */
    public Outcome join(long mailId, String reference, boolean admit, String by, String note) {
        if (reference == null) {
            return NO_REFERENCE;
        }
        if (files.find(reference).isEmpty()) {
            return Outcome.refused(CaseFiles.UNKNOWN);
        }
        return decide(mailId, () -> {
            InboundMail mail = get(mails.findById(mailId), mailId);
            if (admit && mail.sender != null) {
                reception.admit(reference, List.of(mail.sender), "admitted by " + by);
            }
            withOthers(mail).forEach(it -> join(it, reference, by, note));
        });
    }

    public Outcome discard(long mailId, String by, String note) {
        if (note == null || note.isBlank()) {
            return Outcome.refused("Say in the note why nobody needs to act on this mail. It is kept all the same.");
        }
        return decide(
                mailId,
                () -> withOthers(get(mails.findById(mailId), mailId))
                        .forEach(it -> it.review(Verdict.DISCARDED, null, by, note)));
    }

    /** What only copied the desk has opened a case now that it came as it should (P02): the copy joins it, and its task ends. */
    void sentAgain(ParsedMail again, String reference) {
        for (InboundMail copy : mails.askedForAgain(again.from())) {
            if (isSame(again, copy)) {
                copy.remark(List.of("It only copied the desk at first; its sender has sent it again."));
                place(copy, reference, Voice.PARTY, "policy", null);
                events.publishEvent(new MailSentAgain(copy.id));
            }
        }
    }

    /** A subject that says nothing does not tell one mail from another. */
    private static boolean isSame(ParsedMail again, InboundMail copy) {
        String subject = bare(copy.subject);
        return copy.messageId != null && again.references().contains(copy.messageId)
                || !subject.isEmpty() && subject.equalsIgnoreCase(bare(again.subject()));
    }

    /** Without what programs put before it when they answer or forward, in whatever language. */
    private static String bare(String subject) {
        return MARKS.matcher(subject).replaceFirst("").strip();
    }

    private void join(InboundMail mail, String reference, String by, String note) {
        boolean outsider = mail.sender == null || !reception.belongs(reference, mail.sender);
        mail.remark(List.of(
                outsider
                        ? "From somebody outside the case; joined by " + by + "."
                        : "Joined after review by " + by + "."));
        place(mail, reference, outsider ? Voice.OUTSIDER : Voice.PARTY, by, note);
    }

    private void place(InboundMail mail, String reference, Voice voice, String by, String note) {
        mail.review(Verdict.JOINED, reference, by, note);
        cases.reply(reference, mail, kept.parsed(mail), voice);
    }

    private Stream<InboundMail> withOthers(InboundMail mail) {
        return Stream.concat(Stream.of(mail), mails.findByParkedWithOrderById(mail.id).stream());
    }

    /** Of two at once the second waits here, and is told. */
    private Outcome decide(long mailId, Runnable decision) {
        if (!get(mails.hold(mailId), mailId).isParked()) {
            return DECIDED;
        }
        decision.run();
        return Outcome.DONE;
    }

    private static InboundMail get(Optional<InboundMail> found, long id) {
        return found.orElseThrow(() -> new IllegalArgumentException("There is no mail " + id + "."));
    }
}
