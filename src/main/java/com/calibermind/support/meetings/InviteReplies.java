package com.calibermind.support.meetings;

import com.calibermind.support.cases.Reception;
import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where the calendars of customers answer (RFC 5546, section 3.2.3). An answer is kept on the case and reopens nothing. */
@Component
@Transactional
public class InviteReplies {

    /** What a mail with a calendar in it turned out to be. */
    public sealed interface Verdict {}

    /** It answers our invite and is on the case. */
    public record Kept(String reference) implements Verdict {}

    /** It answers our invite, but nobody invited its sender. */
    public record NotInvited(String reference) implements Verdict {}

    /** A mail like any other. */
    public record NoReply() implements Verdict {}

    private static final int LONGEST_REMARK = 4_000;

    private final Meetings meetings;
    private final Reception reception;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    InviteReplies(Meetings meetings, Reception reception, ApplicationEventPublisher events, Clock clock) {
        this.meetings = meetings;
        this.reception = reception;
        this.events = events;
        this.clock = clock;
    }

    /**
     * @param calendar text of the calendar object
     * @param sender lower case address of the mail's sender: nobody answers for somebody else
     * @param text what the mail says beside it
     */
    public Verdict take(String calendar, String sender, String text) {
        return ReplyReader.read(calendar)
                .flatMap(reply -> meetings.findByUid(reply.uid()).map(it -> take(it, reply, sender, text)))
                .orElseGet(NoReply::new);
    }

    private Verdict take(Meeting meeting, Reply reply, String sender, String text) {
        Participation answer = reply.answers().get(sender);
        if (answer == null || !meeting.isInvited(sender)) {
            return new NotInvited(meeting.caseReference);
        }
        boolean current = meeting.answered(sender, answer, reply.sequence(), clock.instant());
        String what = "%s: %s%s."
                .formatted(
                        MeetingWords.named(meeting),
                        answer.words(),
                        current ? "" : ", but this answers an invite that has changed since");
        String own = reply.comment() + "\n" + text;
        if (!meeting.isPlanned() && !own.isBlank()) {
            reception.reply(meeting.caseReference, sender, what + said(reply.comment()) + said(text), clock.instant());
        } else {
            reception.remark(meeting.caseReference, sender, what + said(reply.comment()) + said(text), own);
        }
        if (current && answer == Participation.DECLINED) {
            events.publishEvent(new InviteDeclined(meeting.id));
        }
        return new Kept(meeting.caseReference);
    }

    private static String said(String words) {
        String own = words == null ? "" : words.strip();
        String kept = own.length() <= LONGEST_REMARK
                ? own
                : own.substring(0, LONGEST_REMARK) + "\n[cut; the whole mail is kept]";
        return kept.isEmpty() ? "" : "\n" + kept;
    }
}
