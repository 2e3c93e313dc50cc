package com.calibermind.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Clients that do one life-cycle after the other until the time is over. */
final class Load {

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private Load() {}

    /** Milliseconds of each life-cycle, ascending. What is begun is finished; the first failure ends all. */
    static List<Double> run(Side side, int clients, double seconds) throws Exception {
        long until = System.nanoTime() + (long) (seconds * 1e9);
        return parallel(clients, () -> {
            List<Double> mine = new ArrayList<>();
            while (System.nanoTime() < until) {
                mine.add(timed(side));
            }
            return mine;
        });
    }

    static List<Double> times(Side side, int count) throws Exception {
        List<Double> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(timed(side));
        }
        return all;
    }

    static void open(Side side, int count) throws Exception {
        var left = new AtomicInteger(count);
        parallel(4, () -> {
            while (left.getAndDecrement() > 0) {
                side.open(NUMBERS.incrementAndGet());
            }
            return List.of();
        });
    }

    private static double timed(Side side) throws Exception {
        long start = System.nanoTime();
        side.lifecycle(NUMBERS.incrementAndGet());
        return (System.nanoTime() - start) / 1e6;
    }

    private static List<Double> parallel(int clients, java.util.concurrent.Callable<List<Double>> work)
            throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            List<Future<List<Double>>> running = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                running.add(threads.submit(work));
            }
            List<Double> all = new ArrayList<>();
            for (Future<List<Double>> one : running) {
                all.addAll(one.get());
            }
            all.sort(Double::compare);
            return all;
        } catch (ExecutionException e) {
            throw new IllegalStateException("A client failed: " + e.getCause(), e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }
}
