package com.calibermind.support.cases;

/** Where a case stands, in the order of the process. */
public enum CaseState {
    AWAITING_TRIAGE,
    AWAITING_RESPONSE,
    /** The specialist has answered; the mail server has not accepted the answer yet, so the clock still runs. */
    ANSWER_ON_ITS_WAY,
    INVESTIGATING,
    WAITING_FOR_CUSTOMER,
    RESOLVED,
    CLOSED
}
