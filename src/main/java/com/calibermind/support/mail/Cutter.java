package com.calibermind.support.mail;

import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Bounds the time of a whole exchange with the SMTP server: the library bounds each read and write only. */
class Cutter {

    interface Exchange<T> {
        T run() throws MessagingException;
    }

    private final MailSessions sessions;
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, it -> {
        var thread = new Thread(it, "outbox-cutter");
        thread.setDaemon(true);
        return thread;
    });

    Cutter(MailSessions sessions) {
        this.sessions = sessions;
        timer.setRemoveOnCancelPolicy(true);
    }

    <T> T within(Duration limit, Exchange<T> exchange) throws MessagingException {
        Thread mine = Thread.currentThread();
        Future<?> cut = timer.schedule(() -> sessions.cut(mine), limit.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return exchange.run();
        } finally {
            cut.cancel(false);
        }
    }
}
