package com.calibermind.support.portal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;

/** How fast one network may ask for something, on this node: an IPv4 address, or the /64 of an IPv6 address. */
final class Pace {

    private static final int MOST_NETWORKS = 50_000;
    private static final int IPV6_GROUPS = 8;

    private final Cache<String, Bucket> buckets;
    private final int burst;
    private final Duration span;

    /** @param burst so many at once, and so many in each span after that */
    Pace(int burst, Duration span) {
        this.burst = burst;
        this.span = span;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MOST_NETWORKS)
                .expireAfterAccess(span.plus(span))
                .build();
    }

    boolean allows(HttpServletRequest request) {
        return buckets.get(network(request.getRemoteAddr()), it -> bucket()).tryConsume(1);
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(it -> it.capacity(burst).refillGreedy(burst, span))
                .build();
    }

    private static String network(String address) {
        String[] groups = address.split(":", -1);
        return groups.length == IPV6_GROUPS ? String.join(":", groups[0], groups[1], groups[2], groups[3]) : address;
    }
}
