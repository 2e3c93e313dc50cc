package com.calibermind.support.mail;

import java.time.Instant;
import java.util.List;

/**
 * How the mail that comes in is doing, for those who watch.
 *
 * @param parked mails that wait for a person's decision
 * @param quarantined those among them that could not be read
 * @param lastTaken when the last mail was taken in; null if none ever was
 */
public record MailHealth(List<MailboxState> mailboxes, long parked, long quarantined, Instant lastTaken) {

    /**
     * @param node that reads it, or was the last to do so; null if none ever has
     * @param lookedAt the last time that all mail in it was seen and taken in; null if never
     * @param failingSince null unless something is wrong
     * @param problem in the server's words, or null
     * @param late nobody has looked for a minute
     */
    public record MailboxState(
            String mailbox, String node, Instant lookedAt, Instant failingSince, String problem, boolean late) {}
}
