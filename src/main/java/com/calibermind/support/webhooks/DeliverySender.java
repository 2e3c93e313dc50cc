package com.calibermind.support.webhooks;

import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** This node's senders: each serves receivers, one at a time, once something is stored, and looks around every second. */
@Component
class DeliverySender implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(DeliverySender.class);

    private static final long LONGEST_STOP = 31_000; // milliseconds: one attempt

    private final DeliveryWork work;
    private final DeliveryBook deliveries;
    private final WebhookProperties properties;
    private final Semaphore wanted = new Semaphore(0);
    private volatile List<Thread> threads = List.of();

    DeliverySender(DeliveryWork work, DeliveryBook deliveries, WebhookProperties properties) {
        this.work = work;
        this.deliveries = deliveries;
        this.properties = properties;
    }

    @Override
    public void start() {
        threads = IntStream.rangeClosed(1, properties.senders())
                .mapToObj(i -> new Thread(this::run, "webhooks-" + i))
                .toList();
        threads.forEach(Thread::start);
    }

    /** Waits for what is on its way: what was sent must be written down before the database closes. */
    @Override
    public void stop() {
        List<Thread> running = threads;
        threads = List.of();
        wanted.release(running.size());
        try {
            for (Thread thread : running) {
                thread.join(LONGEST_STOP);
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
    void wake(EventLog.Stored stored) {
        wanted.release();
    }

    @Scheduled(initialDelay = 600_000, fixedDelay = 3_600_000)
    void sweep() {
        while (deliveries.sweep() > 0) {
            LOG.debug("Old deliveries of webhooks are swept.");
        }
    }

    private void run() {
        while (threads.contains(Thread.currentThread())) {
            try {
                wanted.tryAcquire(1, TimeUnit.SECONDS);
                wanted.drainPermits();
                while (threads.contains(Thread.currentThread()) && work.serveOne()) {
                    // on to the next receiver
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.error("Webhooks could not be sent; trying again in a second.", e);
            }
        }
    }
}
