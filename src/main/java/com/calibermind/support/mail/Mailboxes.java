package com.calibermind.support.mail;

import jakarta.mail.MessagingException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** All mailboxes of the desk, each watched by a thread of its own. */
@Component
class Mailboxes implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Mailboxes.class);

    private final MailProperties properties;
    private final MailSessions sessions;
    private final MailboxLeases leases;
    private final Map<Mailbox, MailboxReader> readers = new LinkedHashMap<>();
    private final Map<MailboxWatch, Thread> watches = new LinkedHashMap<>();
    private ScheduledExecutorService heart;

    Mailboxes(
            MailServers servers,
            MailProperties properties,
            MailSessions sessions,
            MailboxLeases leases,
            MailIntake intake,
            InboundMails mails,
            MailTakers takers,
            Clock clock) {
        this.properties = properties;
        this.sessions = sessions;
        this.leases = leases;
        for (Mailbox mailbox : all(servers, properties)) {
            readers.put(mailbox, new MailboxReader(intake, mails, takers, properties, clock));
        }
    }

    List<Mailbox> all() {
        return List.copyOf(readers.keySet());
    }

    /** One look into each mailbox, now and by the caller: for those who drive the desk by hand. */
    synchronized void read() throws MessagingException {
        for (Map.Entry<Mailbox, MailboxReader> it : readers.entrySet()) {
            try (OpenMailbox open = new OpenMailbox(it.getKey(), sessions)) {
                it.getValue().look(open);
            }
        }
    }

    @Override
    public void start() {
        heart = Executors.newSingleThreadScheduledExecutor(MailTakers.named("mailbox-lease"));
        if (properties.takers() > 0) {
            readers.forEach((mailbox, reader) -> {
                var watch = new MailboxWatch(mailbox, sessions, leases, reader, properties.pollInterval());
                watches.put(watch, new Thread(watch, "mailbox " + mailbox.name()));
                heart.scheduleWithFixedDelay(watch::beat, 0, MailboxWatch.BEAT.toMillis(), TimeUnit.MILLISECONDS);
            });
            watches.values().forEach(Thread::start);
        }
    }

    /** Waits for mails under way, and lets other nodes begin at once. */
    @Override
    public void stop() {
        watches.keySet().forEach(MailboxWatch::stop);
        heart.shutdownNow();
        watches.forEach(this::end);
        watches.clear();
        heart = null;
    }

    @Override
    public boolean isRunning() {
        return heart != null;
    }

    private void end(MailboxWatch watch, Thread thread) {
        try {
            thread.join(properties.timeout().plus(Duration.ofSeconds(5)).toMillis());
            watch.release();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warn("Other nodes have to wait until the lease of a mailbox is over: {}", e.getMessage());
        }
    }

    private static List<Mailbox> all(MailServers servers, MailProperties properties) {
        List<Mailbox> all = new ArrayList<>();
        if (servers.imap() != null) {
            all.add(properties.simple(servers.imap()));
        }
        properties.mailboxes().forEach((name, settings) -> all.add(Mailbox.named(name, settings)));
        return all;
    }
}
