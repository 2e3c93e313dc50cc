package com.calibermind.support.mail;

/**
 * A folder that is watched for mail.
 *
 * @param name what it is called in the database, for ever: mails are known by it
 * @param processed where mails go once they are kept
 * @param quarantine where mails go that could not be read
 */
record Mailbox(String name, MailServer server, String folder, String processed, String quarantine) {

    /** Of several: {@code name} is the administrator's. */
    static Mailbox named(String name, MailboxSettings settings) {
        return new Mailbox(
                name + "/" + settings.folder(),
                settings.imap(),
                settings.folder(),
                settings.processed(),
                settings.quarantine());
    }

    String folderFor(boolean quarantined) {
        return quarantined ? quarantine : processed;
    }
}
