package com.calibermind.support.cases;

import com.calibermind.support.policy.Authority;

/** The one door of hierarchic escalation, whoever knocks: customer, missed response, untriaged case (P28, P29). */
public record EscalationRequested(String reference, long escalationId, Authority authority) {}
