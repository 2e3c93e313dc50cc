package com.calibermind.support.mail;

import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Watches one mailbox while this node holds its lease: looks, waits for news, and begins anew when something breaks. */
class MailboxWatch implements Runnable {

    /** How often the lease is renewed, or asked for. */
    static final Duration BEAT = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(MailboxWatch.class);

    /** Who gets nowhere for so long lets another node try. */
    private static final Duration STALLED = Duration.ofSeconds(60);

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    /** Servers end connections that are older, and tokens expire. */
    private static final Duration CONNECTED = Duration.ofMinutes(25);

    private final Mailbox mailbox;
    private final MailSessions sessions;
    private final MailboxLeases leases;
    private final MailboxReader reader;
    private final Duration pollInterval;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile OpenMailbox open;
    private volatile long heldUntil = System.nanoTime();
    private volatile long progressAt = System.nanoTime();
    private long yieldedUntil = System.nanoTime();
    private long toldAt = System.nanoTime() - BEAT.toNanos();
    private long toldOf;
    private boolean failing;

    MailboxWatch(
            Mailbox mailbox, MailSessions sessions, MailboxLeases leases, MailboxReader reader, Duration pollInterval) {
        this.mailbox = mailbox;
        this.sessions = sessions;
        this.leases = leases;
        this.reader = reader;
        this.pollInterval = pollInterval;
    }

    private void progress() {
        progressAt = System.nanoTime();
    }

    /** Renews the lease, or tries to get it; by another thread, so that slow mail costs no lease. */
    synchronized void beat() {
        long now = System.nanoTime();
        if (now - yieldedUntil < 0 || isStopped()) {
            return;
        }
        try {
            if (isHeld() && now - progressAt > STALLED.toNanos()) {
                letGo(now);
            } else {
                hold(now, leases.take(mailbox.name()));
            }
        } catch (RuntimeException e) {
            LOG.warn("The lease of mailbox {} cannot be renewed: {}", mailbox.name(), e.getMessage());
        }
    }

    @Override
    public void run() {
        reader.tell(this::goesOn);
        Duration pause = Duration.ofSeconds(1);
        while (!isStopped()) {
            try {
                if (isHeld()) {
                    watch();
                    pause = Duration.ofSeconds(1);
                } else {
                    pause(Duration.ofMillis(200));
                }
            } catch (MessagingException | RuntimeException e) {
                failed(e);
                pause(pause);
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        }
    }

    /** Whatever the thread waits for. */
    void stop() {
        stopped.countDown();
        OpenMailbox it = open;
        if (it != null) {
            it.wake();
        }
    }

    synchronized void release() {
        heldUntil = System.nanoTime();
        leases.release(mailbox.name());
    }

    /** Called as mails are taken in: working off many takes longer than a mailbox may go unread. */
    private boolean goesOn() {
        progress();
        if (reader.taken() > toldOf) {
            tell();
        }
        return isHeld() && !isStopped();
    }

    private void watch() throws MessagingException {
        long since = System.nanoTime();
        try (OpenMailbox connection = new OpenMailbox(mailbox, sessions)) {
            open = connection;
            while (!isStopped()
                    && isHeld()
                    && System.nanoTime() - since < CONNECTED.toNanos()
                    && connection.isCurrent()) {
                reader.look(connection);
                looked();
                await(connection);
            }
        } finally {
            open = null;
        }
    }

    private void await(OpenMailbox connection) throws MessagingException {
        if (!isStopped() && reader.isIdle()) {
            if (reader.isRestless() || !connection.announcesMail()) {
                pause(pollInterval);
            } else {
                connection.awaitMail();
            }
        }
    }

    private void looked() {
        progress();
        if (failing) {
            LOG.info("Mailbox {} can be read again.", mailbox.name());
        }
        if (failing) {
            toldAt = progressAt - BEAT.toNanos();
        }
        tell();
        failing = false;
    }

    private void tell() {
        if (progressAt - toldAt < BEAT.toNanos()) {
            return;
        }
        toldAt = progressAt;
        toldOf = reader.taken();
        try {
            leases.looked(mailbox.name());
        } catch (RuntimeException e) {
            LOG.warn("That mailbox {} is being read cannot be written down: {}", mailbox.name(), e.getMessage());
        }
    }

    private void failed(Exception e) {
        if (!failing) {
            LOG.error("Mailbox {} cannot be read; trying again and again.", mailbox.name(), e);
        }
        failing = true;
        try {
            leases.failed(mailbox.name(), String.valueOf(e.getMessage()));
        } catch (RuntimeException lost) {
            LOG.debug("Nor can that be written down", lost);
        }
    }

    private void hold(long asked, boolean mine) {
        if (mine && !isHeld()) {
            LOG.info("This node, {}, reads mailbox {}.", leases.node(), mailbox.name());
            progress();
        } else if (!mine && isHeld()) {
            LOG.warn("Another node reads mailbox {} now.", mailbox.name());
        }
        heldUntil = mine ? asked + MailboxLeases.LENGTH.toNanos() : asked;
    }

    private void letGo(long now) {
        LOG.warn(
                "Mailbox {} is left to another node, if there is one: it could not be read for a while.",
                mailbox.name());
        heldUntil = now;
        yieldedUntil = now + 3 * BEAT.toNanos();
        leases.release(mailbox.name());
    }

    private boolean isHeld() {
        return System.nanoTime() - heldUntil < 0;
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }

    private void pause(Duration length) {
        try {
            stopped.await(length.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            stopped.countDown();
        }
    }
}
