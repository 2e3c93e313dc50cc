package com.calibermind.support.portal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * So much within a span for each key, then as often as the span allows on average. Each node counts for itself; the
 * keys that were not seen for longest are forgotten first when there are too many.
 */
class Throttle {

    private static final int KEYS = 100_000;

    private final long most;
    private final Duration within;
    private final TimeMeter meter;
    private final Cache<String, Bucket> buckets;

    Throttle(long most, Duration within, Clock clock) {
        this.most = most;
        this.within = within;
        this.meter = meter(clock);
        this.buckets = Caffeine.newBuilder()
                .maximumSize(KEYS)
                .expireAfterAccess(within)
                .build();
    }

    boolean allows(String key) {
        return allows(key, 1);
    }

    /** @param much more than nothing */
    boolean allows(String key, long much) {
        return buckets.get(key, it -> fresh()).tryConsume(much);
    }

    private Bucket fresh() {
        return Bucket.builder()
                .addLimit(it -> it.capacity(most).refillGreedy(most, within))
                .withCustomTimePrecision(meter)
                .build();
    }

    void forget() {
        buckets.invalidateAll();
    }

    private static TimeMeter meter(Clock clock) {
        return new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return TimeUnit.MILLISECONDS.toNanos(clock.millis());
            }

            @Override
            public boolean isWallClockBased() {
                return true;
            }
        };
    }
}
