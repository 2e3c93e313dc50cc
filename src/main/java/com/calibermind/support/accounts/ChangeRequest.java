package com.calibermind.support.accounts;

/**
 * A change of an account as a specialist records it.
 *
 * @param kind null if it was not chosen
 * @param access what access is given, changed or taken away; may be null
 * @param askedBy address of the one who asks; null: the case's reporter
 */
public record ChangeRequest(ChangeKind kind, WantedContact contact, String access, String askedBy) {}
