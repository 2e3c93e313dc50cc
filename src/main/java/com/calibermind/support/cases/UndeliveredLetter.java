package com.calibermind.support.cases;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;

/** A letter that has not reached its addressee, and what a person made of that (P12, P14, P21). */
@Entity
class UndeliveredLetter {

    /** What became of it. */
    enum Fate {
        WAITING("waits: no mail server has taken it yet"),
        REFUSED("was refused by the mail server"),
        BOUNCED("came back");

        private final String words;

        Fate(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /** Of the conversation's entry. */
    @Id
    Long letterId;

    Long caseId;
    String address;

    @Enumerated(EnumType.STRING)
    Fate fate;

    String why;
    Instant since;

    /** When the managers are brought in. */
    Instant due;

    String settlement;
    String settledBy;

    /** Null while somebody has to do something about it. */
    Instant settledAt;

    protected UndeliveredLetter() {}

    UndeliveredLetter(CaseMessage message, String address, Instant since) {
        this.letterId = message.id;
        this.caseId = message.caseId;
        this.address = address;
        this.since = since;
    }

    void became(Fate fate, String why, Instant due) {
        this.fate = fate;
        this.why = why;
        this.due = due;
        this.settlement = null;
        this.settledBy = null;
        this.settledAt = null;
    }

    boolean isOpen() {
        return settledAt == null;
    }

    void settle(String how, String by, Instant at) {
        settlement = how;
        settledBy = by;
        settledAt = at;
    }
}
