package com.calibermind.support.mail;

/** A mail waits for a person's decision. */
public record MailParked(long mailId) {}
