package com.calibermind.support.cases;

/** What an entry of the conversation is. */
public enum MessageKind {
    REPLY("Reply", false),
    /** The customer's words with a wish for escalation from their page (P28). */
    ESCALATION_WISH("Wish for escalation", false),
    /** The customer says on their page that the case is solved; the words may be empty. */
    SOLVED("Says that it is solved", false),
    ACKNOWLEDGEMENT("Acknowledgement", true),
    INITIAL_RESPONSE("Initial response", false),
    QUESTION("Question", false),
    /** Asks for the facts of P10 that the report does not give. */
    MISSING_FACTS("Question for missing facts", false),
    REMINDER("Reminder", true),
    RESOLUTION("Resolution", false),
    ESCALATION_ANSWER("Answer to escalation", false),
    /** A video call or training session: planned, moved or cancelled (P05, P35). */
    INVITATION("Invitation", false),
    /** About a change of contacts or access: asks for its approval, confirms or declines it (P26). */
    ACCOUNT_CHANGE("Account change", false),
    /** One answer to all cases of an outage; to a case that owes its initial response it is that response (P08). */
    OUTAGE_ANSWER("Answer to all cases of an outage", false),
    /** Written beside any task; to a case that owes its initial response it is that response (P21). */
    ANSWER("Answer", false),
    /** A word in between: stops no clock. */
    MESSAGE("Message", false),
    /** Tells the reporter of a duplicate on which case it goes on; to one that owes its initial response it is that response. */
    MERGED("Joined with another case", false),
    /** Tells a contact of an outage; belongs to no case (P08). */
    OUTAGE_NOTICE("Notice of an outage", true),
    /** Asks the sender of a mail that only copies the desk to send it again; belongs to no case (P02). */
    SEND_AGAIN("Request to send again", true),
    /** The same to an address that has subscribed to it on the status page (P08). */
    OUTAGE_NEWS("News of an outage", true),
    /** Asks whether an address is to get news of outages; belongs to no case. */
    SUBSCRIPTION("Confirmation of a subscription", true),
    /** To an address that gets them already. */
    SUBSCRIBED_ALREADY("Reminder of a subscription", true),
    /** Lets somebody sign in to their cases; belongs to no case. */
    SIGN_IN_LINK("Link to sign in", true),
    /** Tells managers how the promises of a week were kept; belongs to no case (P37). */
    WEEKLY_REPORT("Weekly report", true),
    /** Seen by the desk only. */
    NOTE("Note", false);

    private final String words;
    private final boolean automatic;

    MessageKind(String words, boolean automatic) {
        this.words = words;
        this.automatic = automatic;
    }

    public String words() {
        return words;
    }

    /** Is the initial response if that is still owed, though no response task sent it (P08, P21). */
    boolean answersBesideTheTask() {
        return this == OUTAGE_ANSWER || this == ANSWER || this == MERGED;
    }

    /** Written by a machine, and marked so for the other side's machines (RFC 3834). */
    public boolean isAutomatic() {
        return automatic;
    }

    /** Automatic, and the answer to a mail that has just come: all else that is automatic begins by itself (RFC 3834). */
    public boolean isAutomaticAnswer() {
        return this == ACKNOWLEDGEMENT || this == SEND_AGAIN;
    }
}
