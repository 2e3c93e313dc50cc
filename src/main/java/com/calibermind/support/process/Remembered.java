package com.calibermind.support.process;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** Answers that are costly to find and rarely change, kept for a short while. */
class Remembered<K, V> {

    /** Questions may come from forms: their number is bounded here. */
    private static final int MOST = 1_000;

    private record Answer<V>(V value, long until) {}

    private final Map<K, Answer<V>> answers = new ConcurrentHashMap<>();
    private final Function<K, V> source;
    private final long nanos;
    private final LongSupplier nanoTime;

    Remembered(Function<K, V> source, Duration time, LongSupplier nanoTime) {
        this.source = source;
        this.nanos = time.toNanos();
        this.nanoTime = nanoTime;
    }

    V of(K question) {
        Answer<V> known = answers.get(question);
        if (answers.size() >= MOST) {
            answers.clear();
        }
        if (known == null || nanoTime.getAsLong() - known.until >= 0) {
            known = new Answer<>(source.apply(question), nanoTime.getAsLong() + nanos);
            answers.put(question, known);
        }
        return known.value;
    }

    void forget() {
        answers.clear();
    }
}
