package com.calibermind.support.cases;

/** What can happen to a deadline. */
public enum DeadlineEvent {
    STARTED,
    MOVED,
    WARNED,
    /** The deadline came while the answer was still owed. */
    MISSED,
    /** What was owed has been done; in time if before the deadline. */
    ANSWERED
}
