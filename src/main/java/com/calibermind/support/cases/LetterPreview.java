package com.calibermind.support.cases;

/** A letter as its reader would see it. */
public record LetterPreview(String to, String subject, String body) {}
