package com.calibermind.support.meetings;

import java.util.Locale;

/** What an attendee has answered; the names of RFC 5545, section 3.2.12. */
enum Participation {
    NEEDS_ACTION("no answer yet"),
    ACCEPTED("accepted"),
    DECLINED("declined"),
    TENTATIVE("accepted tentatively"),
    DELEGATED("delegated to somebody else");

    private final String words;

    Participation(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /** An answer that we do not know counts as none, as the RFC asks. */
    static Participation ofCode(String code) {
        String name = String.valueOf(code).toUpperCase(Locale.ROOT);
        for (Participation it : values()) {
            if (it.name().equals(name)) {
                return it;
            }
        }
        return NEEDS_ACTION;
    }
}
