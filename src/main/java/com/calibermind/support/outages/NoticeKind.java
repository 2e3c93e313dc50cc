package com.calibermind.support.outages;

/** What is told of an outage, and to whom. */
public enum NoticeKind {
    DECLARED("Declared", "Outage %s: %s", true, false),
    UPDATE("Update", "Outage %s, update: %s", true, false),
    /** The same answer to each linked case. */
    ANSWER("Answer to the linked cases", null, false, true),
    /** Contacts by mail; each linked case gets a note for its specialist. */
    ENDED("End", "Outage %s is over: %s", true, true);

    private final String words;
    private final String subject;
    private final boolean toContacts;
    private final boolean toCases;

    NoticeKind(String words, String subject, boolean toContacts, boolean toCases) {
        this.words = words;
        this.subject = subject;
        this.toContacts = toContacts;
        this.toCases = toCases;
    }

    public String words() {
        return words;
    }

    /** Whether all contacts are told, and with them everybody who looks at the status page. */
    boolean toContacts() {
        return toContacts;
    }

    boolean toCases() {
        return toCases;
    }

    String subject(Outage outage) {
        return subject.formatted(outage.reference(), outage.systems);
    }
}
