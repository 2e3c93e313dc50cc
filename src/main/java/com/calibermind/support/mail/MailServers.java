package com.calibermind.support.mail;

/**
 * The servers that the mail room talks to; the laptop mode brings its own.
 *
 * @param imap of the mailbox that is named the simple way; null if there are only such with names of their own
 */
public record MailServers(MailServer imap, MailServer smtp) {}
