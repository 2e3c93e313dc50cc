package com.calibermind.support.meetings;

import com.calibermind.support.cases.Addressee;
import com.calibermind.support.cases.CaseFiles;
import com.calibermind.support.cases.Enclosure;
import com.calibermind.support.cases.MessageKind;
import com.calibermind.support.cases.Postbox;
import com.calibermind.support.cases.SupportAddress;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Tells every attendee, in words and for their calendar. Answers come back to the support address (P01). */
@Component
class Invitations {

    private final Postbox postbox;
    private final CaseFiles files;
    private final SupportAddress support;
    private final Clock clock;

    Invitations(Postbox postbox, CaseFiles files, SupportAddress support, Clock clock) {
        this.postbox = postbox;
        this.files = files;
        this.support = support;
        this.clock = clock;
    }

    void planned(Meeting meeting, String by) {
        send(meeting, by, MeetingWords.invitation(meeting, subject(meeting)), request(meeting));
    }

    void moved(Meeting meeting, String before, String by) {
        send(meeting, by, MeetingWords.moved(meeting, subject(meeting), before), request(meeting));
    }

    void cancelled(Meeting meeting, String by) {
        Enclosure cancel = Invite.cancel(meeting, subject(meeting), support.address(), clock.instant());
        send(meeting, by, MeetingWords.cancelled(meeting, subject(meeting)), cancel);
    }

    private Enclosure request(Meeting meeting) {
        return Invite.request(meeting, subject(meeting), support.address(), clock.instant());
    }

    private String subject(Meeting meeting) {
        return files.of(meeting.caseReference).subject();
    }

    private void send(Meeting meeting, String by, String text, Enclosure calendar) {
        meeting.attendees.forEach((email, it) -> postbox.write(
                meeting.caseReference, MessageKind.INVITATION, by, text, new Addressee(email, it.name), calendar));
    }
}
