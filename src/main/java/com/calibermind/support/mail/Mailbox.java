package com.calibermind.support.mail;

import com.calibermind.support.mail.reading.MailSource;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.FolderClosedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import jakarta.mail.StoreClosedException;
import jakarta.mail.UIDFolder;
import jakarta.mail.search.FlagTerm;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Reads the support mailbox. A mail is done when it bears our own keyword; {@code \Seen} says nothing, a person may have
 * looked at it with a mail program. The keyword is set after the database has committed, so a crash in between makes the
 * mail be read again, and {@link MailIntake} knows it by its place.
 */
@Component
class Mailbox {

    private static final Logger LOG = LoggerFactory.getLogger(Mailbox.class);
    private static final Flags DONE = new Flags("SupportDeskDone");
    private static final int TRIES = 3;

    private final MailSessions sessions;
    private final MailProperties properties;
    private final MailIntake intake;
    private final Clock clock;
    private final Map<Long, Integer> failures = new HashMap<>();
    private boolean reachable = true;

    Mailbox(MailSessions sessions, MailProperties properties, MailIntake intake, Clock clock) {
        this.sessions = sessions;
        this.properties = properties;
        this.intake = intake;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${support.mail.poll-interval:PT2S}", initialDelayString = "PT1S")
    void poll() {
        try {
            read();
            if (!reachable) {
                LOG.info("The mailbox can be read again.");
            }
            reachable = true;
        } catch (MessagingException | IOException e) {
            if (reachable) {
                LOG.error("The mailbox cannot be read; trying again every {}.", properties.pollInterval(), e);
            }
            reachable = false;
        }
    }

    /** Takes in all that is not done. One bad mail does not hold up the others. */
    synchronized void read() throws MessagingException, IOException {
        try (Store store = sessions.openMailbox();
                Folder folder = store.getFolder(properties.folder())) {
            folder.open(Folder.READ_WRITE);
            for (Message message : folder.search(new FlagTerm(DONE, false))) {
                if (take(message)) {
                    message.setFlags(DONE, true);
                }
            }
        }
    }

    /** True once the mail is safe in the database. Whatever is wrong with one mail is not the next one's trouble. */
    private boolean take(Message message) throws MessagingException {
        long uid = ((UIDFolder) message.getFolder()).getUID(message);
        RawMail mail = null;
        try {
            mail = raw(message, uid);
            intake.take(mail);
            failures.remove(uid);
            return true;
        } catch (FolderClosedException | StoreClosedException e) {
            throw e;
        } catch (Exception | StackOverflowError | OutOfMemoryError e) {
            int tries = failures.merge(uid, 1, Integer::sum);
            LOG.error("Mail with UID {} could not be taken in (try {} of {}).", uid, tries, TRIES, e);
            return mail != null && tries >= TRIES && park(mail, e);
        }
    }

    private RawMail raw(Message message, long uid) throws MessagingException, IOException {
        var bytes = new ByteArrayOutputStream();
        message.writeTo(bytes);
        Date arrived = message.getReceivedDate();
        return new RawMail(
                properties.address() + "/" + properties.folder(),
                ((UIDFolder) message.getFolder()).getUIDValidity(),
                uid,
                properties.trustArrivalTime() && arrived != null ? arrived.toInstant() : clock.instant(),
                MailSource.of(bytes.toByteArray()));
    }

    private boolean park(RawMail mail, Throwable why) {
        try {
            intake.park(
                    mail,
                    "It could not be taken in: "
                            + String.valueOf(why.getMessage()).replace("\0", ""));
            failures.remove(mail.uid());
            return true;
        } catch (RuntimeException e) {
            LOG.error("Mail with UID {} could not even be parked; it stays in the mailbox.", mail.uid(), e);
            return false;
        }
    }
}
