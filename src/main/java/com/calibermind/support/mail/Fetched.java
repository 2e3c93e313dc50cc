package com.calibermind.support.mail;

import java.time.Instant;

/**
 * A mail that the server gave to its end.
 *
 * @param arrivedAt its INTERNALDATE, or null if the server does not say
 */
record Fetched(long uid, Instant arrivedAt, Spool bytes) {}
