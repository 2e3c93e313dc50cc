package com.calibermind.support.demo;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/** The system's clock; only for the thread that plays the day it shows the time of the play, until the play is over. */
final class DemoClock extends Clock {

    private final Clock system = Clock.systemUTC();
    private final ThreadLocal<Instant> played = new ThreadLocal<>();

    void show(Instant time) {
        played.set(time);
    }

    void release() {
        played.remove();
    }

    boolean isPlaying() {
        return played.get() != null;
    }

    /** The real time. */
    Instant now() {
        return system.instant();
    }

    @Override
    public Instant instant() {
        Instant time = played.get();
        return time == null ? now() : time;
    }

    @Override
    public ZoneId getZone() {
        return system.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return system.withZone(zone);
    }
}
