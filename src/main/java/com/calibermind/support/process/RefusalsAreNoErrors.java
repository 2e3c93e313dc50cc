package com.calibermind.support.process;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import org.slf4j.Marker;

/** The engine logs each refused form as an error with its stack; the person at the form has read it already. */
public class RefusalsAreNoErrors extends TurboFilter {

    @Override
    public FilterReply decide(
            Marker marker, Logger logger, Level level, String format, Object[] params, Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof FormRefused) {
                return FilterReply.DENY;
            }
        }
        return FilterReply.NEUTRAL;
    }
}
