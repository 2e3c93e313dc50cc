package com.calibermind.support.mail;

/** The two servers that the mail room talks to; the laptop mode brings its own. */
public record MailServers(MailServer imap, MailServer smtp) {}
