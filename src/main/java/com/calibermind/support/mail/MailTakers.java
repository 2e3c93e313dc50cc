package com.calibermind.support.mail;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Takes mails in, several at once, but those of one thread one after the other, in their order. Work that is over its time
 * gives up its place: whatever else waits goes on.
 */
@Component
class MailTakers implements DisposableBean {

    /** Work on one mail. */
    interface Work {

        /** Must not throw. */
        void run();

        /**
         * Called by another thread when the work has taken as long as it may, and again each time that it has taken as
         * long once more. True if it is given up.
         */
        boolean overdue();
    }

    private final int takers;
    private final Duration patience;
    private final ExecutorService threads = Executors.newCachedThreadPool(named("mail-taker"));
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(named("mail-patience"));
    private final Map<String, Queue<Job>> lines = new HashMap<>();
    private final Deque<Job> ready = new ArrayDeque<>();
    private int free;

    @Autowired
    MailTakers(MailProperties properties) {
        this(properties.takers(), properties.patience());
    }

    MailTakers(int takers, Duration patience) {
        this.takers = takers;
        this.patience = patience;
        this.free = takers;
    }

    /** How many mails are worth having at hand, waiting ones included. */
    int atHand() {
        return Math.max(1, 4 * takers);
    }

    /** Without takers the caller does it, at once. */
    void hand(String thread, Work work) {
        if (takers == 0) {
            work.run();
        } else {
            line(new Job(thread, work));
        }
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
        watch.shutdownNow();
    }

    private synchronized void line(Job job) {
        Queue<Job> line = lines.get(job.thread);
        if (line == null) {
            lines.put(job.thread, new ArrayDeque<>());
            ready.add(job);
        } else {
            line.add(job);
        }
        dispatch();
    }

    private synchronized void dispatch() {
        while (free > 0 && !ready.isEmpty()) {
            free--;
            Job job = ready.poll();
            threads.execute(job);
            watch(job);
        }
    }

    private void watch(Job job) {
        watch.schedule(job::overdue, patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private synchronized void next(String thread) {
        free++;
        Job next = lines.get(thread).poll();
        if (next == null) {
            lines.remove(thread);
        } else {
            ready.add(next);
        }
        dispatch();
    }

    static java.util.concurrent.ThreadFactory named(String name) {
        return it -> {
            Thread thread = new Thread(it, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    private final class Job implements Runnable {

        private final String thread;
        private final Work work;
        private boolean over;

        private Job(String thread, Work work) {
            this.thread = thread;
            this.work = work;
        }

        @Override
        public void run() {
            try {
                work.run();
            } finally {
                end();
            }
        }

        private void overdue() {
            if (isOver()) {
                return;
            }
            boolean givenUp = true;
            try {
                givenUp = work.overdue();
            } finally {
                if (givenUp) {
                    end();
                } else {
                    watch(this);
                }
            }
        }

        private synchronized boolean isOver() {
            return over;
        }

        private void end() {
            synchronized (this) {
                if (over) {
                    return;
                }
                over = true;
            }
            next(thread);
        }
    }
}
