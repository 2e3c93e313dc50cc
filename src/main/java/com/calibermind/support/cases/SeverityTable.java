package com.calibermind.support.cases;

import com.calibermind.support.policy.Severity;
import java.util.Optional;

/** Proposes a severity from what is impaired (P15); the specialist decides. */
public interface SeverityTable {

    /** Empty if the table has no answer: then the strictest clock watches the case. */
    Optional<Severity> propose(Impairment impairment);
}
