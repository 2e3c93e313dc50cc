package com.calibermind.support.mail;

import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Whether this node can talk to the SMTP server; said once in the log when that changes, and by health as long as it lasts. */
@Component
class SmtpLine {

    private static final Logger LOG = LoggerFactory.getLogger(SmtpLine.class);

    /** @param since when it began */
    record Trouble(Instant since, String what) {}

    private final Clock clock;
    private Trouble trouble;

    SmtpLine(Clock clock) {
        this.clock = clock;
    }

    synchronized void broken(Exception why) {
        String what = words(why);
        if (trouble == null || !trouble.what().equals(what)) {
            LOG.warn("The SMTP server cannot be used, letters wait: {}", what);
        }
        trouble = new Trouble(trouble == null ? clock.instant() : trouble.since(), what);
    }

    synchronized void works() {
        if (trouble != null) {
            LOG.info("The SMTP server can be used again; it could not since {}.", trouble.since());
            trouble = null;
        }
    }

    /** Null if all is well. */
    synchronized Trouble trouble() {
        return trouble;
    }

    /** The mail library tells the true cause, such as a certificate that does not fit, only at the end of the chain. */
    private static String words(Throwable why) {
        Throwable root = why;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        String outer = Objects.toString(why.getMessage(), why.getClass().getSimpleName());
        String inner = Objects.toString(root.getMessage(), root.getClass().getSimpleName());
        String all = outer.contains(inner) ? outer : outer + ": " + inner;
        return all.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    }
}
