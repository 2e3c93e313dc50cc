package com.calibermind.support.contents;

/**
 * Bytes that are kept.
 *
 * @param sha256 lower case hexadecimal
 * @param size in bytes
 */
public record Content(String sha256, long size) {}
