package com.calibermind.support.process;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.Arrays;
import org.slf4j.Marker;

/** The engine logs each refused form as an error with its stack; the person at the form has read it already. */
public class RefusalsAreNoErrors extends TurboFilter {

    @Override
    public FilterReply decide(
            Marker marker, Logger logger, Level level, String format, Object[] params, Throwable thrown) {
        return isRefusal(thrown) || params != null && Arrays.stream(params).anyMatch(RefusalsAreNoErrors::isRefusal)
                ? FilterReply.DENY
                : FilterReply.NEUTRAL;
    }

    /** Logback takes a trailing throwable out of the parameters only after its filters have run. */
    private static boolean isRefusal(Object logged) {
        Throwable cause = logged instanceof Throwable thrown ? thrown : null;
        while (cause != null && !(cause instanceof FormRefused)) {
            cause = cause.getCause();
        }
        return cause != null;
    }
}
