package com.calibermind.support.cases;

/** What an entry of the conversation is. */
public enum MessageKind {
    REPLY("Reply"),
    ACKNOWLEDGEMENT("Acknowledgement"),
    INITIAL_RESPONSE("Initial response"),
    QUESTION("Question"),
    RESOLUTION("Resolution"),
    ESCALATION_ANSWER("Answer to escalation"),
    /** Seen by the desk only. */
    NOTE("Note");

    private final String words;

    MessageKind(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
