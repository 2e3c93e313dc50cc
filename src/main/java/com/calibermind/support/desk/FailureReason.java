package com.calibermind.support.desk;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Why a step failed, for somebody who reads no stack trace; pages have the words. The first that fits. */
enum FailureReason {
    /** Two changed the same at once: trying again is all that is needed. */
    CROSSED("OptimisticLock|CannotAcquireLock|deadlock detected"),
    /** The database could not be reached, or refused. */
    DATABASE("java\\.sql\\.|org\\.postgresql|DataAccess|HikariPool|JDBC"),
    /** Another server could not be reached or did not answer. */
    NETWORK("MailConnect|MessagingException|ConnectException|UnknownHost|SocketTimeout|SocketException|SSLException"),
    /** The diagram, a table or a form names something that the program does not have. */
    DIAGRAM("Unknown property used in expression|Cannot resolve identifier|Unknown method used in expression"
            + "|no processes deployed|DecisionEvaluation|DmnEngine|PropertyNotFound"),
    /** A rule of the desk said no; the message says which. */
    REFUSED("FormRefused|IllegalState|IllegalArgument"),
    /** A fault in the program. */
    PROGRAM("."),
    /** The engine keeps no exception. */
    UNKNOWN("");

    private final Pattern sign;

    FailureReason(String sign) {
        this.sign = Pattern.compile(sign);
    }

    /** @param stackTrace as the engine keeps it, or null */
    static FailureReason of(String stackTrace) {
        String causes = causes(stackTrace == null ? "" : stackTrace);
        return Arrays.stream(values())
                .filter(it -> it.sign.matcher(causes).find())
                .findFirst()
                .orElse(UNKNOWN);
    }

    /** The lines that name an exception; the classes that it passed through on the way say nothing about why. */
    private static String causes(String trace) {
        return trace.lines()
                .filter(it -> !it.startsWith("\tat ") && !it.startsWith("\t..."))
                .collect(Collectors.joining("\n"));
    }
}
