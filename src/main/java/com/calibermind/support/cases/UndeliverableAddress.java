package com.calibermind.support.cases;

import com.calibermind.support.cases.UndeliveredLetter.Fate;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;

/** An address to which letters do not arrive. */
@Entity
class UndeliverableAddress {

    /** In lower case. */
    @Id
    String address;

    @Enumerated(EnumType.STRING)
    Fate fate;

    String why;
    Instant since;

    protected UndeliverableAddress() {}

    UndeliverableAddress(String address, Fate fate, String why, Instant since) {
        this.address = address;
        this.fate = fate;
        this.why = why;
        this.since = since;
    }
}
