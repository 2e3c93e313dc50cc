package com.calibermind.support.mail;

import com.calibermind.support.mail.reading.MailSource;
import jakarta.mail.FolderClosedException;
import jakarta.mail.MessagingException;
import jakarta.mail.StoreClosedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads one mailbox: fetches what the database does not know, hands it to the takers, and puts away what they say is safe.
 * For one thread; only the outcomes come from others.
 */
class MailboxReader {

    /** @param notBefore by {@link System#nanoTime} */
    private record Failures(int count, long notBefore) {}

    private static final Logger LOG = LoggerFactory.getLogger(MailboxReader.class);
    private static final int ASKED_AT_ONCE = 1000;
    private static final int MOVED_AT_ONCE = 50;
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    /** Stands for a mail that nobody has seen; the same each time, so that it is kept once. */
    private static final String UNDELIVERED = """
            Subject: A mail that its server does not hand out

            The mail with UID %d in %s could not be fetched. Nothing is known of it.
            """;

    private final MailIntake intake;
    private final InboundMails mails;
    private final MailTakers takers;
    private final MailProperties properties;
    private final Clock clock;
    private BooleanSupplier progress = () -> true;
    private boolean goesOn = true;

    private final Set<Long> underWay = new HashSet<>();
    private final Map<Long, Failures> failures = new HashMap<>();
    private final Map<Boolean, List<Long>> safe = Map.of(false, new ArrayList<>(), true, new ArrayList<>());
    private final Set<Long> left = new HashSet<>();
    private final BlockingQueue<Taking.Outcome> outcomes = new LinkedBlockingQueue<>();
    private long uidValidity = -1;
    private boolean busy;
    private long taken;
    private DatabaseTrouble trouble;

    MailboxReader(MailIntake intake, InboundMails mails, MailTakers takers, MailProperties properties, Clock clock) {
        this.intake = intake;
        this.mails = mails;
        this.takers = takers;
        this.properties = properties;
        this.clock = clock;
    }

    /** @param progress called whenever something has gone forward; answers whether to go on */
    void tell(BooleanSupplier progress) {
        this.progress = progress;
    }

    /**
     * Takes in all that is not done.
     *
     * @throws DatabaseTrouble if it is for the database that not all was taken in
     */
    void look(OpenMailbox open) throws MessagingException {
        begin(open);
        busy = false;
        List<Long> uids = open.uids();
        left.retainAll(Set.copyOf(uids));
        failures.keySet().retainAll(Set.copyOf(uids));
        for (int i = 0; i < uids.size() && goesOn(); i += ASKED_AT_ONCE) {
            look(open, uids.subList(i, Math.min(i + ASKED_AT_ONCE, uids.size())));
        }
        while (!underWay.isEmpty() && trouble == null) {
            settle(open, 1000);
        }
        settle(open, 0);
        putAway(open);
        if (trouble != null) {
            throw trouble;
        }
    }

    /** How many mails have become safe in all. */
    long taken() {
        return taken;
    }

    /** Whether the last look found nothing: else more may have come meanwhile, unannounced. */
    boolean isIdle() {
        return !busy;
    }

    /** Mails that failed and will be tried again shortly: no time to sleep. */
    boolean isRestless() {
        return failures.values().stream().anyMatch(it -> it.count() < Taking.TRIES);
    }

    private boolean goesOn() {
        return goesOn && trouble == null;
    }

    private void begin(OpenMailbox open) throws MessagingException {
        if (uidValidity != open.uidValidity()) {
            if (uidValidity >= 0) {
                LOG.warn(
                        "Mailbox {} has numbered its mails anew; all are looked at again.",
                        open.mailbox().name());
            }
            uidValidity = open.uidValidity();
            failures.clear();
            underWay.clear();
            left.clear();
        }
        safe.values().forEach(List::clear); // a lost connection: they are found again, and are known
        goesOn = true;
        settle(open, 0);
        trouble = null; // what went wrong since the last look may be over
    }

    private void look(OpenMailbox open, List<Long> uids) throws MessagingException {
        for (long uid : unknown(open, uids)) {
            while (underWay.size() >= takers.atHand() && trouble == null) {
                settle(open, 1000);
            }
            if (goesOn() && !underWay.contains(uid) && isDue(uid)) {
                hand(open, uid);
                settle(open, 0);
            }
        }
    }

    /**
     * Where mails can be put away, those that were are not found again: whatever lies there is looked at, even under a
     * number that was seen before. After a mailbox is put back from a backup, numbers may be used a second time.
     */
    private List<Long> unknown(OpenMailbox open, List<Long> uids) {
        List<Long> unknown = new ArrayList<>(uids);
        unknown.removeAll(left);
        if (!open.putsAway() && !unknown.isEmpty()) {
            left.addAll(mails.known(open.mailbox().name(), uidValidity, unknown));
            unknown.removeAll(left);
        }
        return unknown;
    }

    /** Whatever is wrong with one mail is not the next one's trouble. */
    private void hand(OpenMailbox open, long uid) throws MessagingException {
        try {
            Optional<Fetched> fetched = open.fetch(uid);
            goesOn = progress.getAsBoolean();
            if (fetched.isPresent()) {
                busy = true;
                hand(open, fetched.get());
            } else {
                notDelivered(open, uid, "it answers with nothing."); // or it is gone, and not found again
            }
        } catch (FolderClosedException | StoreClosedException e) {
            throw e;
        } catch (MessagingException | IOException | RuntimeException | OutOfMemoryError e) {
            LOG.error(
                    "Mail with UID {} of {} could not be fetched.",
                    uid,
                    open.mailbox().name(),
                    e);
            notDelivered(open, uid, String.valueOf(e.getMessage()));
        }
    }

    /**
     * The third time that becomes a person's task, once, under a number that no mail has. The mail stays where it is: whenever
     * its server does hand it out, it is taken in.
     */
    private void notDelivered(OpenMailbox open, long uid, String words) {
        failed(uid);
        if (failuresOf(uid) < Taking.TRIES) {
            return;
        }
        RawMail notice = new RawMail(
                open.mailbox().name(),
                uidValidity,
                -uid,
                clock.instant(),
                MailSource.of(UNDELIVERED
                        .formatted(uid, open.mailbox().name())
                        .replace("\n", "\r\n")
                        .getBytes(StandardCharsets.UTF_8)));
        try {
            intake.park(
                    notice,
                    MailIntake.stamp(notice),
                    "The mail server does not hand out this mail: " + words.replace("\0", "")
                            + " Look at it with a mail program. If the server hands it out later, it comes in by itself.");
        } catch (RuntimeException e) {
            LOG.error("Nor can a task be made of it; it will be tried again.", e);
        }
    }

    private void hand(OpenMailbox open, Fetched mail) throws IOException {
        RawMail raw = new RawMail(
                open.mailbox().name(),
                uidValidity,
                mail.uid(),
                properties.trustArrivalTime() && mail.arrivedAt() != null ? mail.arrivedAt() : clock.instant(),
                mail.bytes());
        MailStamp stamp = stamp(mail.bytes());
        String thread = stamp.thread() == null ? open.mailbox().name() + "/" + mail.uid() : stamp.thread();
        underWay.add(mail.uid());
        takers.hand(
                thread,
                new Taking(
                        intake, raw, stamp, mail.bytes(), failuresOf(mail.uid()) >= Taking.TRIES - 1, outcomes::add));
    }

    private static MailStamp stamp(Spool bytes) throws IOException {
        try {
            return MailStamp.of(bytes);
        } catch (IOException e) {
            bytes.close();
            throw e;
        }
    }

    /** Hears what became of mails; waits for the first at most so many milliseconds. */
    private void settle(OpenMailbox open, int millis) throws MessagingException {
        Taking.Outcome outcome = next(millis);
        while (outcome != null) {
            goesOn = progress.getAsBoolean();
            if (outcome.mail().uidValidity() == uidValidity) {
                underWay.remove(outcome.mail().uid());
                settle(open, outcome);
            }
            outcome = outcomes.poll();
        }
    }

    private void settle(OpenMailbox open, Taking.Outcome outcome) throws MessagingException {
        if (outcome.failure() == null) {
            failures.remove(outcome.mail().uid());
            taken++;
            isSafe(open, outcome.mail().uid(), outcome.quarantined());
        } else if (DatabaseTrouble.isIn(outcome.failure())) {
            trouble = new DatabaseTrouble("Mails wait for the database.", outcome.failure());
        } else {
            failed(outcome.mail().uid());
        }
    }

    private Taking.Outcome next(int millis) {
        try {
            return outcomes.poll(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Reading the mailbox was interrupted.", e);
        }
    }

    private void isSafe(OpenMailbox open, long uid, boolean quarantined) throws MessagingException {
        List<Long> uids = safe.get(quarantined);
        uids.add(uid);
        if (uids.size() >= MOVED_AT_ONCE) {
            putAway(open);
        }
    }

    private void putAway(OpenMailbox open) throws MessagingException {
        for (boolean quarantined : new boolean[] {false, true}) {
            List<Long> uids = safe.get(quarantined);
            open.putAway(uids, quarantined);
            left.addAll(uids);
            uids.clear();
        }
    }

    private int failuresOf(long uid) {
        return failures.containsKey(uid) ? failures.get(uid).count() : 0;
    }

    private boolean isDue(long uid) {
        return !failures.containsKey(uid)
                || System.nanoTime() - failures.get(uid).notBefore() >= 0;
    }

    /** The first tries come quickly, later ones, of mails that cannot even be parked, less and less often. */
    private void failed(long uid) {
        int count = failuresOf(uid) + 1;
        Duration pause =
                count < Taking.TRIES ? Duration.ZERO : Duration.ofSeconds(10L << Math.min(count - Taking.TRIES, 6));
        long nanos = Math.min(pause.toNanos(), LONGEST_PAUSE.toNanos());
        failures.put(uid, new Failures(count, System.nanoTime() + nanos));
    }
}
