package com.calibermind.support.cases;

import java.time.Clock;
import org.springframework.stereotype.Component;

/** Writes to the customer: an entry of the conversation and the letter that carries it, in one transaction. */
@Component
class Postbox {

    private final Cases cases;
    private final Correspondence correspondence;
    private final Clock clock;

    Postbox(Cases cases, Correspondence correspondence, Clock clock) {
        this.cases = cases;
        this.correspondence = correspondence;
        this.clock = clock;
    }

    void write(SupportCase theCase, MessageKind kind, String author, String text) {
        CaseMessage message = cases.add(new CaseMessage(theCase, clock.instant(), kind, author, text).queued());
        correspondence.send(new Letter(
                message.id,
                theCase.reference,
                kind,
                theCase.reporter.email(),
                theCase.reporter.name(),
                theCase.subject,
                text,
                theCase.watchedSeverity(),
                theCase.target(),
                theCase.respondBy));
    }

    void note(SupportCase theCase, String author, String text) {
        cases.add(new CaseMessage(theCase, clock.instant(), MessageKind.NOTE, author, text));
    }
}
