package com.calibermind.support.mail;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * A mail as fetched, with the place that identifies it within its mailbox (RFC 9051, section 2.3.1.1).
 *
 * @param arrivedAt when the mailbox received it (its INTERNALDATE, section 2.3.3); never what the sender's Date says
 */
record RawMail(String mailbox, long uidValidity, long uid, Instant arrivedAt, byte[] bytes) {

    String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
