package com.calibermind.support.mail;

/** A mail that only copied the desk came again as it should (P02): nobody needs to look at the first one any more. */
public record MailSentAgain(long mailId) {}
