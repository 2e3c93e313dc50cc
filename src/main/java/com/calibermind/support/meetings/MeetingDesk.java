package com.calibermind.support.meetings;

import com.calibermind.support.cases.CaseDesk;
import com.calibermind.support.cases.CaseFile;
import com.calibermind.support.cases.CaseFiles;
import com.calibermind.support.cases.CaseState;
import com.calibermind.support.cases.Outcome;
import com.calibermind.support.cases.Postbox;
import com.calibermind.support.cases.SupportAddress;
import com.calibermind.support.cases.SupportProperties;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Meetings with customers, from the invite to what came of them (P05, P35). */
@Component
@Transactional
public class MeetingDesk {

    static final Outcome OVER = Outcome.refused("Somebody has recorded what came of it already.");

    private static final String UNKNOWN = CaseFiles.UNKNOWN;

    private final Meetings meetings;
    private final Invitations invitations;
    private final CaseFiles files;
    private final CaseDesk cases;
    private final Postbox postbox;
    private final SupportProperties properties;
    private final SupportAddress support;
    private final Clock clock;

    MeetingDesk(
            Meetings meetings,
            Invitations invitations,
            CaseFiles files,
            CaseDesk cases,
            Postbox postbox,
            SupportProperties properties,
            SupportAddress support,
            Clock clock) {
        this.meetings = meetings;
        this.invitations = invitations;
        this.files = files;
        this.cases = cases;
        this.postbox = postbox;
        this.properties = properties;
        this.support = support;
        this.clock = clock;
    }

    /** Invites to a video call; at any time of an open case, and as often as it takes (P05). */
    public Planning planCall(String reference, MeetingWish wish, String by) {
        return plan(reference, MeetingKind.CALL, wish, by);
    }

    /** The same entry of the calendars at another time. */
    public Outcome move(long meetingId, MeetingMove move, String note, String by) {
        Meeting meeting = meetings.get(meetingId);
        if (!meeting.isPlanned()) {
            return OVER;
        }
        ZoneId before = meeting.zone;
        var time = new TypedTime(move.startsAt(), move.zone() == null ? before.getId() : move.zone());
        var link = new Link(move.link() == null ? meeting.link : move.link());
        Optional<String> objection = time.objection(clock.instant()).or(link::objection);
        if (objection.isPresent()) {
            return Outcome.refused(objection.get());
        }
        String words = MeetingWords.at(meeting);
        meeting.move(time.start().orElseThrow(), time.zoneId().orElse(before), link.typed());
        invitations.moved(meeting, words, by);
        if (note != null) {
            keep(meeting, "moved", note, by);
        }
        return Outcome.DONE;
    }

    /** Takes it out of the attendees' calendars. */
    public Outcome cancel(long meetingId, String note, String by) {
        Meeting meeting = meetings.get(meetingId);
        if (!meeting.isPlanned()) {
            return OVER;
        }
        meeting.cancel(note, clock.instant());
        invitations.cancelled(meeting, by);
        keep(meeting, "cancelled", note, by);
        return Outcome.DONE;
    }

    /** The customer was there: where the initial response is owed, what was said is that response (P05, P21). */
    public Outcome held(long meetingId, String note, String by) {
        Meeting meeting = meetings.get(meetingId);
        if (note == null || note.isBlank()) {
            return Outcome.refused(
                    "Write what was said or agreed: it is kept as the answer that the customer was given.");
        }
        if (!meeting.isPlanned()) {
            return OVER;
        }
        end(meeting, MeetingStatus.HELD, "held", note, by);
        cases.reachedInCall(meeting.caseReference, by);
        return Outcome.DONE;
    }

    /** Nobody was there: nothing has been answered, and every clock of the case runs on (P21). */
    public Outcome notReached(long meetingId, String note, String by) {
        Meeting meeting = meetings.get(meetingId);
        if (!meeting.isPlanned()) {
            return OVER;
        }
        end(meeting, MeetingStatus.NOT_REACHED, "customer not reached", note, by);
        return Outcome.DONE;
    }

    Planning plan(String reference, MeetingKind kind, MeetingWish wish, String by) {
        Optional<CaseFile> file = files.find(reference);
        Optional<String> objection = file.map(MeetingDesk::closed).orElse(Optional.of(UNKNOWN));
        if (objection.isPresent()) {
            return Planning.refused(objection.get());
        }
        Appointment appointment = appointment(wish, kind, file.orElseThrow());
        return appointment.objection(clock.instant()).map(Planning::refused).orElseGet(() -> {
            Meeting meeting = meetings.save(appointment.meeting(kind, reference, by, properties.timeZone()));
            invitations.planned(meeting, by);
            return new Planning(Outcome.DONE, meeting.id);
        });
    }

    private static Optional<String> closed(CaseFile file) {
        return file.state() == CaseState.CLOSED ? Optional.of(CaseFiles.CLOSED) : Optional.empty();
    }

    private Appointment appointment(MeetingWish wish, MeetingKind kind, CaseFile file) {
        return new Appointment(
                new TypedTime(wish.startsAt(), wish.zone()),
                new Length(wish.minutes(), kind),
                new Link(wish.link()),
                new Guests(wish.attendees(), file.reporter(), support.address()),
                wish.topic());
    }

    void end(Meeting meeting, MeetingStatus how, String words, String note, String by) {
        meeting.end(how, note, clock.instant());
        keep(meeting, words, note, by);
    }

    private void keep(Meeting meeting, String words, String note, String by) {
        String what = "%s: %s.".formatted(MeetingWords.named(meeting), words);
        postbox.note(meeting.caseReference, by, note == null ? what : what + "\n" + note);
    }
}
