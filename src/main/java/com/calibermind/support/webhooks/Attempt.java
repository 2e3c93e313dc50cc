package com.calibermind.support.webhooks;

import java.time.Duration;

/** What came of one attempt. */
sealed interface Attempt {

    /** @param retryAfter as the receiver asks (RFC 9110), or null */
    record Answered(int status, Duration retryAfter) implements Attempt {}

    /** No answer in time, or none at all; the receiver may have it nevertheless. */
    record Unanswered(String why) implements Attempt {}

    /** We may not reach such an address: it was not tried. */
    record Forbidden(String why) implements Attempt {}
}
