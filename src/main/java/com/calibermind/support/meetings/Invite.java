package com.calibermind.support.meetings;

import com.calibermind.support.cases.Enclosure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.regex.Pattern;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.parameter.Cn;
import net.fortuna.ical4j.model.parameter.CuType;
import net.fortuna.ical4j.model.parameter.PartStat;
import net.fortuna.ical4j.model.parameter.Role;
import net.fortuna.ical4j.model.parameter.Rsvp;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.Method;
import net.fortuna.ical4j.model.property.Organizer;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;

/**
 * A meeting as calendars read it (RFC 5545, 5546, 6047). Times are UTC, so that no zone needs to be described and each
 * calendar shows its own.
 */
final class Invite {

    private static final Pattern LINE_ENDS = Pattern.compile("\\r\\n?");
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}&&[^\\n]]");

    private Invite() {}

    /** Also for a meeting that was moved: the higher sequence tells. */
    static Enclosure request(Meeting meeting, String subject, String organizer, Instant now) {
        return enclosure(meeting, ImmutableMethod.REQUEST, Status.VALUE_CONFIRMED, subject, organizer, now);
    }

    static Enclosure cancel(Meeting meeting, String subject, String organizer, Instant now) {
        return enclosure(meeting, ImmutableMethod.CANCEL, Status.VALUE_CANCELLED, subject, organizer, now);
    }

    private static Enclosure enclosure(
            Meeting meeting, Method method, String status, String subject, String organizer, Instant now) {
        Calendar calendar = new Calendar();
        calendar.add(new ProdId("-//CaliberMind//Support Desk//EN"));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(method);
        VEvent event = event(meeting, subject, now);
        event.add(new Organizer(calendarUser(organizer)));
        event.add(new Status(status));
        calendar.add(event);
        String type = "text/calendar; method=%s; charset=UTF-8".formatted(method.getValue());
        return new Enclosure("invite.ics", type, bytes(calendar));
    }

    private static VEvent event(Meeting meeting, String subject, Instant now) {
        VEvent event = new VEvent(false);
        event.add(new Uid(meeting.uid));
        event.add(new Sequence(meeting.sequence));
        event.add(new DtStamp(now));
        event.add(new DtStart<>(meeting.startsAt));
        event.add(new DtEnd<>(meeting.endsAt()));
        event.add(new Summary(plain(summary(meeting, subject)).replace('\n', ' ')));
        event.add(new Description(plain(meeting.topic == null ? meeting.link : meeting.topic + "\n\n" + meeting.link)));
        event.add(new Location(meeting.link));
        event.add(new Url(URI.create(meeting.link)));
        meeting.attendees.forEach((email, it) -> event.add(attendee(email, it)));
        return event;
    }

    private static String summary(Meeting meeting, String subject) {
        return "%s: %s [%s]".formatted(meeting.kind.title(), subject, meeting.caseReference);
    }

    private static net.fortuna.ical4j.model.property.Attendee attendee(String email, Attendee attendee) {
        var it = new net.fortuna.ical4j.model.property.Attendee(calendarUser(email));
        it.add(CuType.INDIVIDUAL);
        it.add(Role.REQ_PARTICIPANT);
        it.add(PartStat.NEEDS_ACTION);
        it.add(Rsvp.TRUE);
        if (attendee.name != null) {
            it.add(new Cn(plain(attendee.name).replace('\n', ' ')));
        }
        return it;
    }

    private static URI calendarUser(String email) {
        try {
            return new URI("mailto", email, null);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("This constructor quotes whatever an address may hold", e);
        }
    }

    /** Line ends as the library escapes them, and nothing that is no character. */
    private static String plain(String text) {
        return CONTROLS.matcher(LINE_ENDS.matcher(text).replaceAll("\n")).replaceAll("");
    }

    private static byte[] bytes(Calendar calendar) {
        var bytes = new ByteArrayOutputStream();
        try {
            new CalendarOutputter(true).output(calendar, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written to", e);
        }
        return bytes.toByteArray();
    }
}
