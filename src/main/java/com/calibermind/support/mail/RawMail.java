package com.calibermind.support.mail;

import com.calibermind.support.mail.reading.MailSource;
import java.time.Instant;

/**
 * A mail as fetched, with the place that identifies it within its mailbox (RFC 9051, section 2.3.1.1).
 *
 * @param arrivedAt when the mailbox received it (its INTERNALDATE, section 2.3.3); never what the sender's Date says
 */
record RawMail(String mailbox, long uidValidity, long uid, Instant arrivedAt, MailSource source) {}
