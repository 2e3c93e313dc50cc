package com.calibermind.support.accounts;

import java.util.Locale;
import java.util.StringJoiner;

/** A change in words: for the specialist at the form, and for the customer's letters. */
final class ChangeWords {

    private ChangeWords() {}

    static String of(AccountChange change) {
        var lines = new StringJoiner("\n");
        lines.add(change.kind.words());
        WantedContact contact = change.contact;
        add(lines, "E-mail", contact.email());
        add(lines, "New e-mail", contact.newEmail());
        add(lines, "Name", contact.name());
        add(lines, "Phone", contact.phone());
        add(lines, "Technical contact", contact.technical() == null ? null : contact.technical() ? "yes" : "no");
        add(lines, "Access", change.access);
        add(lines, "Asked by", change.askedBy);
        return lines.toString();
    }

    /** With where it stands, for the desk only. */
    static String withState(AccountChange change) {
        var lines = new StringJoiner("\n");
        lines.add(of(change));
        lines.add("State: " + change.state.name().toLowerCase(Locale.ROOT).replace('_', ' '));
        add(lines, "Decided by", change.decidedBy);
        add(lines, "How", change.decidedHow);
        return lines.toString();
    }

    static String question(AccountChange change, String company) {
        return """
                we have been asked to change the account of %s:

                %s

                We do it only at the word of one of your technical contacts, and you are one. Please answer whether you approve it.""".formatted(company, of(change));
    }

    static String confirmation(AccountChange change) {
        return """
                this change has been carried out at the word of a technical contact of your company:

                %s

                What was done: %s

                If it is not what was wanted, tell us at once.""".formatted(of(change), change.doneNote);
    }

    static String refusal(AccountChange change) {
        return """
                this change has not been made, because %s:

                %s

                Accounts are changed only at the word of a technical contact of the company.""".formatted(why(change), of(change));
    }

    private static String why(AccountChange change) {
        if (change.doneNote != null) {
            return "it turned out not to be possible (" + change.doneNote + ")";
        }
        return change.decidedBy == null
                ? "none of your technical contacts has approved it"
                : "a technical contact of your company has declined it";
    }

    private static void add(StringJoiner lines, String label, String value) {
        if (value != null) {
            lines.add(label + ": " + value);
        }
    }
}
