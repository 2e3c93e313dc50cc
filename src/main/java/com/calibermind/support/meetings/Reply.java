package com.calibermind.support.meetings;

import java.util.Map;

/**
 * What somebody's calendar answers to an invite (RFC 5546, section 3.2.3).
 *
 * @param sequence of the entry that is answered
 * @param answers by lower case address
 * @param comment in the attendee's words; empty if there is none
 */
record Reply(String uid, int sequence, Map<String, Participation> answers, String comment) {}
