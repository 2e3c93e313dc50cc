package com.calibermind.support.mail;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.angus.mail.iap.Argument;
import org.eclipse.angus.mail.iap.CommandFailedException;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.eclipse.angus.mail.imap.protocol.BASE64MailboxEncoder;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;
import org.eclipse.angus.mail.imap.protocol.Status;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection with the mailbox's folder selected; for one thread. Speaks of mails by their UIDs only (RFC 9051, section
 * 2.3.1.1): another program that removes mails at the same time moves no other under our hands.
 */
class OpenMailbox implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OpenMailbox.class);

    /** For mailboxes where mails cannot be moved: marks what is done. */
    private static final String DONE = "SupportDeskDone";

    private static final Duration UNCHECKED = Duration.ofMinutes(1);
    private static final String[] NUMBERING = {"UIDVALIDITY"};

    private final Mailbox mailbox;
    private final Store store;
    private final IMAPFolder folder;
    private final boolean movable;
    private final boolean markable;
    private final long uidValidity;
    private long checkedAt = System.nanoTime();
    private volatile IMAPProtocol idling;

    OpenMailbox(Mailbox mailbox, MailSessions sessions) throws MessagingException {
        this.mailbox = mailbox;
        this.store = sessions.openMailbox(mailbox.server());
        try {
            this.folder = (IMAPFolder) store.getFolder(mailbox.folder());
            folder.open(Folder.READ_WRITE);
            this.uidValidity = folder.getUIDValidity();
            this.markable = folder.getPermanentFlags().contains(Flags.Flag.USER)
                    || folder.getPermanentFlags().contains(DONE);
            this.movable = canMove() && exists(mailbox.processed()) && exists(mailbox.quarantine());
        } catch (MessagingException | RuntimeException e) {
            close();
            throw e;
        }
    }

    Mailbox mailbox() {
        return mailbox;
    }

    long uidValidity() {
        return uidValidity;
    }

    /** False if somebody has made the folder anew while it was selected: not every server says so. */
    boolean isCurrent() throws MessagingException {
        if (System.nanoTime() - checkedAt > UNCHECKED.toNanos()) {
            Status status = (Status) folder.doCommand(it -> it.status(folder.getFullName(), NUMBERING));
            checkedAt = System.nanoTime();
            return status.uidvalidity == uidValidity;
        }
        return true;
    }

    /** Whether mails that are put away are no longer among {@link #uids}. */
    boolean putsAway() {
        return movable || markable;
    }

    /** Mails that lie there and do not bear our mark, oldest first. */
    List<Long> uids() throws MessagingException {
        String which = markable ? "UNKEYWORD " + DONE : "ALL";
        List<Long> found = new ArrayList<>();
        folder.doCommand(it -> found.addAll(uids(it.command("UID SEARCH " + which, null), it)));
        return found;
    }

    /** Empty if it is gone: another program has moved or removed it. */
    Optional<Fetched> fetch(long uid) throws MessagingException, IOException {
        try {
            var fetch = new MailFetch(uid);
            folder.doCommand(fetch::run);
            return fetch.fetched();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Puts away mails that are safe in the database; where that cannot be done, they stay and are known by their UIDs. */
    void putAway(Collection<Long> uids, boolean quarantined) throws MessagingException {
        if (uids.isEmpty()) {
            return;
        }
        String set = uids.stream().map(String::valueOf).collect(Collectors.joining(","));
        if (!movable || !move(set, mailbox.folderFor(quarantined))) {
            mark(set);
        }
    }

    boolean announcesMail() throws MessagingException {
        return ((IMAPStore) store).hasCapability("IDLE");
    }

    /**
     * Waits until the server announces something, but no longer than the connection's timeout. Notices if the server is
     * not there any more.
     */
    void awaitMail() throws MessagingException {
        folder.doCommand(it -> {
            idling = it;
            try {
                new Idling(it).run();
            } finally {
                idling = null;
            }
            return null;
        });
    }

    boolean isWaiting() {
        return idling != null;
    }

    /** Ends {@link #awaitMail}; for another thread. */
    void wake() {
        IMAPProtocol protocol = idling;
        if (protocol != null) {
            protocol.idleAbort();
        }
    }

    /** Without a farewell: it may be the connection that is broken. */
    @Override
    public void close() {
        try {
            store.close();
        } catch (MessagingException | RuntimeException e) {
            LOG.debug("The mailbox had gone before we said goodbye", e);
        }
    }

    private boolean canMove() throws MessagingException {
        return has("MOVE") || has("UIDPLUS");
    }

    private boolean has(String capability) throws MessagingException {
        return ((IMAPStore) store).hasCapability(capability);
    }

    private boolean exists(String name) throws MessagingException {
        try {
            Folder target = store.getFolder(name);
            if (target.exists() || target.create(Folder.HOLDS_MESSAGES)) {
                return true;
            }
        } catch (MessagingException e) {
            if (!store.isConnected()) {
                throw e;
            }
            LOG.debug("Folder {} cannot be made", name, e);
        }
        LOG.warn(
                "Mailbox {} has no folder {} and lets us make none: mails stay where they are, marked where that is allowed.",
                mailbox.name(),
                name);
        return false;
    }

    /** False if the server does not want to. */
    private boolean move(String uids, String target) throws MessagingException {
        boolean atOnce = has("MOVE");
        return (boolean) folder.doCommand(it -> {
            try {
                if (atOnce) {
                    it.simpleCommand("UID MOVE " + uids, argument(target));
                } else {
                    it.simpleCommand("UID COPY " + uids, argument(target));
                    it.simpleCommand("UID STORE " + uids + " +FLAGS.SILENT (\\Deleted)", null);
                    it.simpleCommand("UID EXPUNGE " + uids, null);
                }
                return true;
            } catch (CommandFailedException e) {
                LOG.warn("Mailbox {} does not let mails be moved to {}: {}", mailbox.name(), target, e.getMessage());
                return false;
            }
        });
    }

    private void mark(String uids) throws MessagingException {
        if (markable) {
            folder.doCommand(it -> {
                try {
                    it.simpleCommand("UID STORE " + uids + " +FLAGS.SILENT (" + DONE + ")", null);
                } catch (CommandFailedException e) {
                    LOG.debug("Mailbox {} keeps no marks", mailbox.name(), e);
                }
                return null;
            });
        }
    }

    private static Argument argument(String folderName) {
        return new Argument().writeString(BASE64MailboxEncoder.encode(folderName));
    }

    private static List<Long> uids(Response[] answer, IMAPProtocol protocol) throws ProtocolException {
        List<Long> found = new ArrayList<>();
        for (Response line : answer) {
            if (line instanceof IMAPResponse data && data.keyEquals("SEARCH")) {
                for (long uid = data.readLong(); uid != -1; uid = data.readLong()) {
                    found.add(uid);
                }
            }
        }
        protocol.handleResult(answer[answer.length - 1]);
        found.sort(null);
        return found;
    }
}
