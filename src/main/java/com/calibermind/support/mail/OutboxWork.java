package com.calibermind.support.mail;

import static java.util.Comparator.comparing;

import com.calibermind.support.cases.Deliveries;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The sender's side of the outbox: what is due, and what became of it; one short transaction each. */
@Component
class OutboxWork {

    /** How long one sender has for a batch; after a crash somebody else takes it up then. */
    static final Duration LEASE = Duration.ofMinutes(2);

    static final int BATCH = 10;

    private static final int WAITING = 50;
    private static final int MAX_ANSWER = 1000;

    private final OutgoingMails mails;
    private final Deliveries deliveries;
    private final MailProperties properties;
    private final Clock clock;

    OutboxWork(OutgoingMails mails, Deliveries deliveries, MailProperties properties, Clock clock) {
        this.mails = mails;
        this.deliveries = deliveries;
        this.properties = properties;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public boolean isAnythingDue() {
        return mails.isAnythingDue(now());
    }

    /** Takes letters that are due; nobody else takes them until the lease is over. */
    @Transactional
    public List<OutgoingMail> claim() {
        List<OutgoingMail> due = new ArrayList<>(mails.lease(now(), now().plus(LEASE), BATCH));
        due.sort(comparing((OutgoingMail it) -> it.caseReference == null).thenComparing(it -> it.id));
        return due;
    }

    /** The usual way: letter and case in one transaction. */
    @Transactional
    public void acceptedAndReported(long id, Instant at, String answer) {
        accepted(id, at, answer);
        report(id);
    }

    /** The server has the letter: kept by itself, so that nothing that happens to the case can make it be sent again. */
    @Transactional
    public void accepted(long id, Instant at, String answer) {
        OutgoingMail mail = mail(id);
        if (mail.isQueued()) {
            mail.accepted(at, kept(answer));
        }
    }

    /** Tells the case that the letter was accepted, and when; may be tried again. */
    @Transactional
    public void report(long id) {
        OutgoingMail mail = mail(id);
        if (!mail.reported) {
            mail.reported = true;
            deliveries.accepted(id, mail.acceptedAt);
        }
    }

    /** Letters that were accepted while their case could not be told. */
    @Transactional(readOnly = true)
    public List<Long> unreported() {
        return mails.unreported(Limit.of(BATCH));
    }

    /** For good, or until the next attempt if the fault may pass and the letter is not too old. */
    @Transactional
    public void failed(long id, boolean forGood, String answer) {
        OutgoingMail mail = mail(id);
        if (!mail.isQueued()) {
            return;
        }
        if (forGood || isTooOld(mail)) {
            mail.refused(kept(answer));
            deliveries.refused(id, now(), mail.serverAnswer);
        } else {
            mail.postponed(now(), kept(answer));
        }
    }

    /** The connection was lost before their turn came. */
    @Transactional
    public void giveBack(List<Long> ids) {
        ids.stream().map(this::mail).filter(OutgoingMail::isQueued).forEach(it -> it.givenBack(now()));
    }

    /** Answers that no server has taken for a while: whoever wrote them may have to telephone (P21). */
    @Transactional(readOnly = true)
    public List<Long> waitingResponses() {
        return mails.waitingResponses(now().minus(deliveries.shortestPatience()), WAITING);
    }

    /** @param trouble what keeps letters from leaving at all, or null */
    @Transactional
    public void tellWaiting(long id, String trouble) {
        OutgoingMail mail = mail(id);
        if (mail.isQueued()) {
            String why = mail.serverAnswer != null ? mail.serverAnswer : trouble;
            mail.waitTold = deliveries.waits(id, mail.queuedAt, why == null ? "no mail server has taken it yet" : why);
        }
    }

    /** Letters that nobody could even try to hand over for so long that they are given up. */
    @Transactional(readOnly = true)
    public List<Long> tooOld() {
        return mails.queuedBefore(now().minus(properties.giveUpAfter()), now(), BATCH);
    }

    private boolean isTooOld(OutgoingMail mail) {
        return mail.queuedAt.plus(properties.giveUpAfter()).isBefore(now());
    }

    /** A server may say much; and a line break in it would tear the line of a log. */
    private static String kept(String answer) {
        String line = String.valueOf(answer).replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.length() <= MAX_ANSWER ? line : line.substring(0, MAX_ANSWER);
    }

    private OutgoingMail mail(long id) {
        return mails.findById(id).orElseThrow();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
