package com.calibermind.support.cases;

import com.calibermind.support.contents.Content;
import com.calibermind.support.contents.Contents;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes to the customer: an entry of the conversation and the letter that carries it, in the running transaction. */
@Component
public class Postbox {

    private final Cases cases;
    private final Contents contents;
    private final Correspondence correspondence;
    private final Clock clock;

    Postbox(Cases cases, Contents contents, Correspondence correspondence, Clock clock) {
        this.cases = cases;
        this.contents = contents;
        this.correspondence = correspondence;
        this.clock = clock;
    }

    /**
     * One letter of a case to one person, the reporter or another; what becomes of it stands on the case.
     *
     * @param enclosure or null
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void write(
            String reference, MessageKind kind, String author, String text, Addressee to, Enclosure enclosure) {
        write(cases.get(reference), kind, author, text, to, enclosure);
    }

    /** For the desk only. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void note(String reference, String author, String text) {
        note(cases.get(reference), author, text);
    }

    void write(SupportCase theCase, MessageKind kind, String author, String text) {
        write(theCase, kind, author, text, theCase.reporter.addressee(), null);
    }

    /**
     * To the reporter; what goes with it can be opened at its entry of the conversation.
     *
     * @param file or null
     */
    void write(SupportCase theCase, MessageKind kind, String author, String text, Enclosure file) {
        CaseMessage message = write(theCase, kind, author, text, theCase.reporter.addressee(), file);
        if (file != null) {
            cases.addSent(theCase, message, new Attachment(file.name(), file.mediaType(), kept(file)));
        }
    }

    private Content kept(Enclosure file) {
        try {
            return contents.keep(() -> new ByteArrayInputStream(file.content()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    CaseMessage write(
            SupportCase theCase, MessageKind kind, String author, String text, Addressee to, Enclosure enclosure) {
        CaseMessage message = cases.add(new CaseMessage(theCase, clock.instant(), kind, author, text).queued());
        message.recipient = to.equals(theCase.reporter.addressee()) ? null : to.email();
        correspondence.send(letter(message.id, theCase, kind, text, to, enclosure));
        return message;
    }

    private static Letter letter(
            long id, SupportCase theCase, MessageKind kind, String text, Addressee to, Enclosure enclosure) {
        return new Letter(
                id,
                theCase.reference,
                kind,
                to.email(),
                to.name(),
                theCase.subject,
                text,
                theCase.watchedSeverity(),
                theCase.target(),
                theCase.respondBy,
                enclosure);
    }

    LetterPreview preview(SupportCase theCase, MessageKind kind, String text) {
        return correspondence.preview(letter(0, theCase, kind, text, theCase.reporter.addressee(), null));
    }

    void note(SupportCase theCase, String author, String text) {
        cases.add(new CaseMessage(theCase, clock.instant(), MessageKind.NOTE, author, text));
    }
}
