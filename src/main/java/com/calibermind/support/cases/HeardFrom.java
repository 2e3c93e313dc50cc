package com.calibermind.support.cases;

/** A mail came from that address; null if its sender gave none. */
public record HeardFrom(String address) {}
