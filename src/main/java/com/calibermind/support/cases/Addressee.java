package com.calibermind.support.cases;

/** Whom a letter goes to; {@code name} may be null. */
public record Addressee(String email, String name) {}
