package com.calibermind.support.mail;

import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One mail on its way into the database. After three failures, or when reading it takes too long, it is kept unread for a
 * person. Whoever comes first, the taker or the one who watches the time, says what became of it.
 */
class Taking implements MailTakers.Work {

    /** @param failure null once the mail is safe */
    record Outcome(RawMail mail, boolean quarantined, Throwable failure) {}

    static final int TRIES = 3;

    /** How often the time for reading may pass while the database is at work. */
    private static final int PATIENCE_WITH_DATABASE = 4;

    private static final Logger LOG = LoggerFactory.getLogger(Taking.class);

    private final MailIntake intake;
    private final RawMail raw;
    private final MailStamp stamp;
    private final Closeable bytes;
    private final boolean lastTry;
    private final Consumer<Outcome> told;
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile boolean reading = true;
    private volatile Thread taker;
    private int overdue;

    /** @param bytes closed when they are needed no more */
    Taking(MailIntake intake, RawMail raw, MailStamp stamp, Closeable bytes, boolean lastTry, Consumer<Outcome> told) {
        this.intake = intake;
        this.raw = raw;
        this.stamp = stamp;
        this.bytes = bytes;
        this.lastTry = lastTry;
        this.told = told;
    }

    @Override
    public void run() {
        taker = Thread.currentThread();
        try {
            MailIntake.Read read = intake.read(raw, stamp);
            reading = false;
            if (!over.get()) {
                end(new Outcome(raw, intake.keep(read), null));
            }
        } catch (Exception | StackOverflowError | OutOfMemoryError e) {
            if (!over.get()) {
                failed(e);
            }
        }
    }

    @Override
    public boolean overdue() {
        boolean wasReading = reading; // interrupted, it may go on to the database at once
        if (!wasReading && ++overdue < PATIENCE_WITH_DATABASE) {
            return false;
        }
        if (over.compareAndSet(false, true)) {
            LOG.error("Mail with UID {} of {} takes too long.", raw.uid(), raw.mailbox());
            interrupt();
            tell(wasReading ? parked("Reading it took too long.") : outcome(slowDatabase()));
        }
        return true;
    }

    private void interrupt() {
        Thread thread = taker;
        if (thread != null) {
            thread.interrupt();
        }
    }

    private void failed(Throwable e) {
        LOG.error("Mail with UID {} of {} could not be taken in.", raw.uid(), raw.mailbox(), e);
        boolean itsFault = !DatabaseTrouble.isIn(e);
        String why =
                "It could not be taken in: " + String.valueOf(e.getMessage()).replace("\0", "");
        end(itsFault && lastTry ? parked(why) : outcome(e));
    }

    private Outcome parked(String why) {
        try {
            intake.park(raw, stamp, why);
            return new Outcome(raw, true, null);
        } catch (RuntimeException e) {
            LOG.error("Mail with UID {} of {} could not even be parked; it stays there.", raw.uid(), raw.mailbox(), e);
            return outcome(e);
        }
    }

    private Outcome outcome(Throwable failure) {
        return new Outcome(raw, false, failure);
    }

    private static DatabaseTrouble slowDatabase() {
        return new DatabaseTrouble("The database has not taken a mail in for too long.", null);
    }

    private void end(Outcome outcome) {
        if (over.compareAndSet(false, true)) {
            tell(outcome);
        }
    }

    private void tell(Outcome outcome) {
        try {
            bytes.close();
        } catch (IOException e) {
            LOG.debug("A temporary file is left to the operating system", e);
        } finally {
            told.accept(outcome);
        }
    }
}
