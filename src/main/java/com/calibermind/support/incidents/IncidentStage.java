package com.calibermind.support.incidents;

/** Where an incident stands; the stages of handling are those of NIST SP 800-61, in their order (P32). */
public enum IncidentStage {
    CONTACT("Contact"),
    ASSESS("Assess"),
    CONTAIN("Contain"),
    ERADICATE("Eradicate"),
    RECOVER("Recover"),
    REVIEW("Review"),
    CLOSED("Closed"),
    STOOD_DOWN("Stood down");

    private final String words;

    IncidentStage(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    public boolean isOpen() {
        return compareTo(CLOSED) < 0;
    }

    IncidentStage next() {
        if (!isOpen()) {
            throw new IllegalStateException("Nothing comes after " + words + ".");
        }
        return values()[ordinal() + 1];
    }
}
