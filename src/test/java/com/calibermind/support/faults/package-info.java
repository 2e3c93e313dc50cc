/**
 * The desk as separate programs that are killed, stopped and cut off, on a real database, mailbox and SMTP server. A
 * {@link Ledger} of what was sent is held against what is stored and what arrived.
 */
package com.calibermind.support.faults;
