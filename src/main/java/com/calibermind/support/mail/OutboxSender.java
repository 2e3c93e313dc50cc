package com.calibermind.support.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** Hands due letters to the SMTP server, outside any transaction, and reports what the server said. */
@Component
class OutboxSender implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxSender.class);

    private final OutboxWork outbox;
    private final MailSessions sessions;
    private final MimeWriter writer;
    private final SmtpLine line;
    private final MailProperties properties;
    private final Clock clock;
    private final Cutter cutter;
    private final Semaphore work = new Semaphore(0);
    private final AtomicLong lastReports = new AtomicLong(System.nanoTime());
    /** How often letters are looked for whose case could not be told; also in the midst of a long backlog. */
    private static final Duration BETWEEN_REPORTS = Duration.ofSeconds(1);

    private volatile List<Thread> threads = List.of();

    OutboxSender(
            OutboxWork outbox,
            MailSessions sessions,
            MimeWriter writer,
            SmtpLine line,
            MailProperties properties,
            Clock clock) {
        this.outbox = outbox;
        this.sessions = sessions;
        this.writer = writer;
        this.line = line;
        this.properties = properties;
        this.clock = clock;
        this.cutter = new Cutter(sessions);
    }

    @Override
    public void start() {
        threads = java.util.stream.IntStream.rangeClosed(1, properties.senders())
                .mapToObj(i -> new Thread(this::run, "outbox-" + i))
                .toList();
        threads.forEach(Thread::start);
    }

    /** Waits for letters on their way: one that was accepted must be written down before the database closes. */
    @Override
    public void stop() {
        List<Thread> running = threads;
        threads = List.of();
        work.release(running.size());
        try {
            for (Thread thread : running) {
                thread.join(properties.timeout().toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return !threads.isEmpty();
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void wake(Outbox.LetterQueued queued) {
        work.release();
    }

    private void run() {
        try (var connection = new SmtpConnection(sessions)) {
            while (threads.contains(Thread.currentThread())) {
                try {
                    work.tryAcquire(1, TimeUnit.SECONDS);
                    work.drainPermits();
                    workOff(connection);
                } catch (InterruptedException e) {
                    return;
                } catch (RuntimeException e) {
                    LOG.error("The outbox could not be worked off; trying again in a second.", e);
                }
            }
        }
    }

    private void workOff(SmtpConnection connection) {
        int sent = OutboxWork.BATCH;
        while (sent == OutboxWork.BATCH && isRunning()) {
            sent = sendDue(connection);
            if (sent == 0) {
                connection.close();
            }
            tellLate();
        }
    }

    private void tellLate() {
        long last = lastReports.get();
        long now = System.nanoTime();
        if (now - last >= BETWEEN_REPORTS.toNanos() && lastReports.compareAndSet(last, now)) {
            lookAround();
        }
    }

    /** What no attempt would say: cases that could not be told, answers that wait, letters too old to go on with. */
    void lookAround() {
        outbox.unreported().forEach(this::report);
        SmtpLine.Trouble trouble = line.trouble();
        String what = trouble == null ? null : trouble.what();
        outbox.waitingResponses()
                .forEach(it -> attempt("A late letter cannot be told of yet", () -> outbox.tellWaiting(it, what)));
        outbox.tooOld()
                .forEach(it -> attempt(
                        "A letter cannot be given up yet",
                        () -> outbox.failed(it, true, what == null ? "no mail server has taken it" : what)));
    }

    private static void attempt(String otherwise, Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            LOG.warn("{}: {}", otherwise, e.getMessage());
        }
    }

    /** Returns how many letters were taken up; 0 also if the server cannot be used: then they stay due, as they were. */
    int sendDue(SmtpConnection connection) {
        if (connection.isResting() || connection.isClosed() && !outbox.isAnythingDue()) {
            return 0;
        }
        try {
            cutter.within(budget(), connection::open);
            line.works();
        } catch (MessagingException e) {
            line.broken(e);
            connection.failed();
            return 0;
        }
        List<OutgoingMail> due = outbox.claim();
        send(connection, due);
        return due.size();
    }

    private void send(SmtpConnection connection, List<OutgoingMail> mails) {
        int taken = 0;
        try {
            for (OutgoingMail mail : mails) {
                taken++;
                if (isLeased(mail)) {
                    sendAlone(connection, mail);
                }
            }
        } catch (MessagingException e) {
            line.broken(e);
            connection.failed();
            OutgoingMail inHand = mails.get(taken - 1);
            outbox.failed(inHand.id, false, e.getMessage());
            outbox.giveBack(
                    mails.subList(taken, mails.size()).stream().map(it -> it.id).toList());
        }
    }

    /** What goes wrong with one letter here, and not at the server, must not keep those behind it. */
    private void sendAlone(SmtpConnection connection, OutgoingMail mail) throws MessagingException {
        try {
            send(connection, mail);
        } catch (RuntimeException e) {
            LOG.error("Letter {} could not be dealt with; it is tried again later.", mail.messageId, e);
        }
    }

    /** A slow server may have used up the time for the batch: the rest is left to the next claim. */
    private boolean isLeased(OutgoingMail mail) {
        return clock.instant().isBefore(mail.leasedUntil.minus(OutboxWork.LEASE.dividedBy(2)));
    }

    /** One letter is done with, in whatever way, before its lease is over. */
    private Duration budget() {
        Duration most = OutboxWork.LEASE.dividedBy(2).minusSeconds(10);
        Duration usual = properties.timeout().multipliedBy(2);
        return usual.compareTo(most) < 0 ? usual : most;
    }

    /** @throws MessagingException if the connection is of no more use */
    private void send(SmtpConnection connection, OutgoingMail mail) throws MessagingException {
        MimeMessage message;
        try {
            message = writer.mime(mail);
        } catch (MessagingException e) {
            outbox.failed(mail.id, true, "It cannot be written as a mail to " + mail.recipient + ": " + e.getMessage());
            return;
        }
        boolean utf8 = MailAddress.needsUtf8((InternetAddress) message.getAllRecipients()[0]);
        SMTPTransport transport = cutter.within(budget(), () -> connection.open(utf8));
        if (utf8 && !transport.supportsExtension("SMTPUTF8")) {
            outbox.failed(mail.id, true, "Our mail server takes no address with letters beyond ASCII (no SMTPUTF8).");
            return;
        }
        handOver(transport, message, mail);
    }

    private void handOver(SMTPTransport transport, MimeMessage message, OutgoingMail mail) throws MessagingException {
        try {
            cutter.within(budget(), () -> {
                transport.sendMessage(message, message.getAllRecipients());
                return null;
            });
            accepted(mail, clock.instant().truncatedTo(ChronoUnit.MILLIS), transport.getLastServerResponse());
        } catch (MessagingException e) {
            SmtpAnswer answer = SmtpAnswer.of(e);
            if (answer.isOfTheLine() || answer.isPassing() && !transport.isConnected()) {
                throw e;
            }
            LOG.warn("Letter {} to {} was not taken: {}", mail.messageId, mail.recipient, answer.text());
            outbox.failed(mail.id, !answer.isPassing(), answer.text());
        }
    }

    /** Somebody may be changing the case at this moment: then it is told in the next round. */
    private void accepted(OutgoingMail mail, Instant at, String answer) {
        try {
            outbox.acceptedAndReported(mail.id, at, answer);
        } catch (RuntimeException e) {
            LOG.info("Letter {} was accepted; its case is told later: {}", mail.messageId, e.getMessage());
            keep(mail, at, answer);
        }
    }

    /** Accepted is accepted: the database may be away for a moment, the letter must not go out twice for that. */
    private void keep(OutgoingMail mail, Instant at, String answer) {
        for (int pause = 100; ; pause = Math.min(pause * 2, 5_000)) {
            try {
                outbox.accepted(mail.id, at, answer);
                return;
            } catch (RuntimeException e) {
                LOG.warn(
                        "Letter {} was accepted, which cannot be written down yet: {}", mail.messageId, e.getMessage());
                if (!isLeased(mail) || !pause(pause)) {
                    throw e;
                }
            }
        }
    }

    private void report(long id) {
        try {
            outbox.report(id);
        } catch (RuntimeException e) {
            LOG.warn("The case of letter {} cannot be told yet that it was accepted: {}", id, e.getMessage());
        }
    }

    private boolean pause(int millis) {
        try {
            Thread.sleep(millis);
            return isRunning();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
