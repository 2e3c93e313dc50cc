package com.calibermind.support.meetings;

import com.calibermind.support.DeskTest;
import com.calibermind.support.cases.CaseFile;
import com.calibermind.support.cases.MessageKind;
import com.calibermind.support.mail.MailRoom.Received;
import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import org.camunda.bpm.engine.RepositoryService;
import org.springframework.beans.factory.annotation.Autowired;

/** What the tests of calls and of training sessions share: the specialist at the form, the customer at the calendar. */
abstract class MeetingTest extends DeskTest {

    static final ZoneId UTC = ZoneId.of("UTC");
    static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    static final String LINK = "https://meet.calibermind.example/room?id=1&key=a_b";

    @Autowired
    private RepositoryService repository;

    /** Tomorrow, on the minute. */
    Instant tomorrow() {
        return clock.instant().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.MINUTES);
    }

    /** As Tasklist sends it. */
    String typed(Instant time) {
        return time.atZone(BERLIN).toOffsetDateTime().toString();
    }

    Map<String, Object> call(String reference) {
        return new HashMap<>(Map.of(
                "reference",
                reference,
                "startsAt",
                typed(tomorrow()),
                "zone",
                "Europe/Berlin",
                "minutes",
                30,
                "link",
                LINK,
                "attendees",
                ADA,
                "topic",
                "Look at it; together,\nplease \\o/ \uD83D\uDE00"));
    }

    /** As the specialist sam, with sam's rights. */
    void start(Map<String, Object> form) {
        String definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("VideoCall")
                .latestVersion()
                .singleResult()
                .getId();
        identity.setAuthentication("sam", List.of("support"));
        try {
            forms.submitStartForm(definition, form);
        } finally {
            identity.clearAuthentication();
        }
    }

    void planCall(String reference) {
        start(call(reference));
    }

    List<Received> invites(String address, String reference) {
        mail.send();
        return mail.lettersTo(address, reference).stream()
                .filter(it -> it.calendar() != null)
                .toList();
    }

    Received invite(String address, String reference) {
        List<Received> all = invites(address, reference);
        return all.get(all.size() - 1);
    }

    static Calendar read(Received letter) {
        try {
            return new CalendarBuilder()
                    .build(new StringReader(letter.calendar().text()));
        } catch (IOException | ParserException e) {
            throw new IllegalStateException(e);
        }
    }

    static VEvent event(Received letter) {
        return (VEvent) read(letter).getComponents().get(0);
    }

    static String value(Received letter, String property) {
        return event(letter).getRequiredProperty(property).getValue();
    }

    static String uid(Received letter) {
        return value(letter, Property.UID);
    }

    /** The attendee's calendar answers. Returns the Message-ID. */
    String answers(String sender, String uid, int sequence, String partstat, String comment, String... moreHeaders) {
        return arrives(sender, reply("REPLY", uid, sequence, sender, partstat, comment), moreHeaders);
    }

    /** As calendars write it: folded lines, quoted names, a time zone of their own, and a line that is plainly wrong. */
    static String reply(String method, String uid, int sequence, String attendee, String partstat, String comment) {
        return """
                BEGIN:VCALENDAR
                PRODID:-//Somebody//Calendar//EN
                VERSION:2.0
                METHOD:%s
                BEGIN:VTIMEZONE
                TZID:Of their own
                BEGIN:STANDARD
                DTSTART:16010101T000000
                TZOFFSETFROM:+0100
                TZOFFSETTO:+0100
                END:STANDARD
                END:VTIMEZONE
                BEGIN:VEVENT
                ATTENDEE;CN="Somebody; with: marks";PARTSTAT=%s:MAIL
                 TO:%s
                COMMENT;LANGUAGE=en-US:%s
                UID:%s
                SEQUENCE:%d
                DTSTART;TZID=Of their own:not a date
                BEGIN:VALARM
                UID:of the alarm
                END:VALARM
                END:VEVENT
                END:VCALENDAR
                """.formatted(method, partstat, attendee.toUpperCase(Locale.ROOT), comment, uid, sequence)
                .replace("\n", "\r\n");
    }

    /** A mail with that calendar as another form of its text. Returns the Message-ID. */
    String arrives(String sender, String calendar, String... moreHeaders) {
        String id = "<" + UUID.randomUUID() + "@acme.example>";
        String headers = String.join("\r\n", moreHeaders);
        mail.arrives(
                sender,
                ("From: Somebody <" + sender + ">\r\nTo: support@calibermind.example\r\nSubject: Their answer\r\n"
                                + "Message-ID: " + id + "\r\n" + headers + (headers.isEmpty() ? "" : "\r\n")
                                + "MIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=b\r\n\r\n"
                                + "--b\r\nContent-Type: text/plain\r\n\r\nTheir own words.\r\n"
                                + "--b\r\nContent-Type: text/calendar; method=REPLY; charset=UTF-8\r\n\r\n" + calendar
                                + "\r\n--b--")
                        .split("\r\n", -1));
        mail.read();
        return id;
    }

    List<String> notes(String reference) {
        return files.conversation(reference).stream()
                .filter(it -> it.kind() == MessageKind.NOTE)
                .map(CaseFile.Entry::text)
                .toList();
    }
}
