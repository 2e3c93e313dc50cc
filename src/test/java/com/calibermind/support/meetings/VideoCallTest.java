package com.calibermind.support.meetings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import com.calibermind.support.cases.CaseState;
import com.calibermind.support.cases.Channel;
import com.calibermind.support.cases.Report;
import com.calibermind.support.cases.Reporter;
import com.calibermind.support.mail.MailRoom.Received;
import com.calibermind.support.policy.DeadlineKind;
import com.calibermind.support.policy.TimeWords;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Map;
import net.fortuna.ical4j.model.Parameter;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.property.DateProperty;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VideoCallTest extends MeetingTest {

    private void outcome(String reference, Map<String, Object> form) {
        submit(reference, "Task_HoldCall", form);
    }

    private void held(String reference) {
        outcome(reference, Map.of("outcome", "held", "note", "We looked at it together."));
    }

    @Test
    @DisplayName("P05 the customer finds an invite that calendars read, and the call is a task of whoever planned it")
    void planned() {
        String reference = openCase();
        Instant start = tomorrow();
        planCall(reference);

        var letter = invite(ADA, reference);
        assertThat(letter.calendar().contentType()).startsWith("text/calendar;").contains("method=REQUEST", "UTF-8");
        assertThat(letter.text())
                .contains("Dear Ada Acme", TimeWords.at(start, BERLIN), "(Europe/Berlin)")
                .contains(TimeWords.at(start, UTC), "30 minutes", LINK, "Look at it; together,");
        assertThat(read(letter).getRequiredProperty(Property.METHOD).getValue()).isEqualTo("REQUEST");
        var event = event(letter);
        assertThat(instant(letter, Property.DTSTART)).isEqualTo(start);
        assertThat(instant(letter, Property.DTEND)).isEqualTo(start.plus(Duration.ofMinutes(30)));
        assertThat(letter.calendar().text()).contains("DTSTART:").doesNotContain("TZID");
        assertThat(value(letter, Property.SEQUENCE)).isEqualTo("0");
        assertThat(value(letter, Property.ORGANIZER)).isEqualTo("mailto:support@calibermind.example");
        assertThat(value(letter, Property.LOCATION)).isEqualTo(LINK);
        assertThat(value(letter, Property.URL)).isEqualTo(LINK);
        assertThat(value(letter, Property.SUMMARY)).isEqualTo("Video call: Dashboards stay empty [" + reference + "]");
        assertThat(value(letter, Property.DESCRIPTION))
                .startsWith("Look at it; together,\nplease \\o/ \uD83D\uDE00\n\n");
        var attendee = event.getRequiredProperty(Property.ATTENDEE);
        assertThat(attendee.getValue()).isEqualTo("mailto:" + ADA);
        assertThat(attendee.getRequiredParameter(Parameter.RSVP).getValue()).isEqualTo("TRUE");
        assertThat(attendee.getRequiredParameter(Parameter.CN).getValue()).isEqualTo("Ada Acme");

        var task = task(reference, "Task_HoldCall");
        assertThat(task.getAssignee()).isEqualTo("sam");
        assertThat(task.getDueDate()).isEqualTo(Date.from(start));
        assertThat(task.getPriority()).isEqualTo(80);
        assertThat(forms.getTaskFormVariables(task.getId())
                        .get("meetingSummary")
                        .toString())
                .contains(LINK, ADA + ": no answer yet", "Invited by sam");
        assertThat(file(reference).respondedAt()).isNull();
    }

    @Test
    @DisplayName(
            "P05 a moved call is the same entry of the calendar with a higher sequence, a cancelled one is taken out")
    void movedAndCancelled() {
        String reference = openCase();
        planCall(reference);
        Instant later = tomorrow().plus(Duration.ofHours(2));
        outcome(
                reference,
                Map.of("outcome", "moved", "newStartsAt", typed(later), "newLink", "https://other.example/1"));

        var moved = invite(ADA, reference);
        assertThat(value(moved, Property.SEQUENCE)).isEqualTo("1");
        assertThat(read(moved).getRequiredProperty(Property.METHOD).getValue()).isEqualTo("REQUEST");
        assertThat(moved.text()).contains("has been moved", TimeWords.at(later, BERLIN), "https://other.example/1");
        assertThat(task(reference, "Task_HoldCall").getDueDate()).isEqualTo(Date.from(later));
        assertThat(task(reference, "Task_HoldCall").getAssignee()).isEqualTo("sam");

        outcome(reference, Map.of("outcome", "cancelled", "note", "Solved meanwhile."));
        var all = invites(ADA, reference);
        var cancelled = all.get(2);
        assertThat(cancelled.calendar().contentType()).contains("method=CANCEL");
        assertThat(read(cancelled).getRequiredProperty(Property.METHOD).getValue())
                .isEqualTo("CANCEL");
        assertThat(value(cancelled, Property.STATUS)).isEqualTo("CANCELLED");
        assertThat(value(cancelled, Property.SEQUENCE)).isEqualTo("2");
        assertThat(all).extracting(MeetingTest::uid).containsOnly(uid(moved));
        assertThat(cancelled.text()).contains("does not take place");
        assertThat(task(reference, "Task_HoldCall")).isNull();
        assertThat(notes(reference)).anySatisfy(it -> assertThat(it).contains("cancelled", "Solved meanwhile."));
        assertThat(file(reference).respondedAt()).isNull();
    }

    @Test
    @DisplayName("P05 every attendee gets the invite, each by a letter of their own")
    void severalAttendees() {
        String reference = openCase();
        Map<String, Object> form = call(reference);
        form.put("attendees", "ADA@acme.example\nalan@acme.example, alan@acme.example");
        start(form);

        assertThat(invites("alan@acme.example", reference)).hasSize(1);
        assertThat(event(invite(ADA, reference)).getProperties(Property.ATTENDEE))
                .hasSize(2);
    }

    @Test
    @DisplayName("P05 without attendees the reporter is invited, without zone the time is shown in the desk's")
    void defaults() {
        String reference = openCase();
        Map<String, Object> form = call(reference);
        List.of("attendees", "zone", "minutes", "topic").forEach(form::remove);
        start(form);

        var letter = invite(ADA, reference);
        assertThat(letter.text()).contains(TimeWords.at(tomorrow(), UTC)).doesNotContain("Berlin");
        assertThat(instant(letter, Property.DTEND)).isEqualTo(tomorrow().plus(Duration.ofMinutes(30)));
    }

    @Test
    @DisplayName("P05 a time without offset is a time of the zone beside it")
    void timeOfTheZone() {
        String reference = openCase();
        Map<String, Object> form = call(reference);
        ZonedDateTime noon = tomorrow().atZone(BERLIN).with(LocalTime.NOON); // at night an hour may be there twice
        form.put("startsAt", noon.toLocalDateTime().toString());
        start(form);

        assertThat(task(reference, "Task_HoldCall").getDueDate()).isEqualTo(Date.from(noon.toInstant()));
    }

    @Test
    @DisplayName("P05 P21 a call held before triage is the initial response, and triage then leads to the work")
    void heldBeforeTriage() {
        String reference = openCase();
        planCall(reference);
        clock.advance(Duration.ofMinutes(10));
        held(reference);

        assertThat(file(reference).respondedAt()).isEqualTo(clock.instant());
        assertThat(file(reference).state()).isEqualTo(CaseState.AWAITING_TRIAGE);
        assertThat(notes(reference)).anySatisfy(it -> assertThat(it).contains("held", "We looked at it together."));
        triage(reference, 4);
        assertThat(openSteps(reference)).containsExactly("Task_Investigate");
        assertThat(account(reference, DeadlineKind.INITIAL_RESPONSE).entries())
                .last()
                .satisfies(it -> assertThat(it.by()).isIn("sam"));
    }

    @Test
    @DisplayName("P05 P21 a call held while the response is owed takes the place of the response task")
    void heldAtTheResponseTask() {
        String reference = openCase();
        triage(reference, 2);
        planCall(reference);
        assertThat(openSteps(reference)).containsExactly("Task_HoldCall", "Task_RespondSeverity2");
        held(reference);

        assertThat(openSteps(reference)).containsExactly("Task_Investigate");
        assertThat(file(reference).respondedAt()).isEqualTo(clock.instant());
    }

    @Test
    @DisplayName("P05 P21 a call held while the answer is on its way stops the clock, and the answer still arrives")
    void heldWhileTheAnswerIsOnItsWay() {
        String reference = openCase();
        triage(reference, 4);
        planCall(reference);
        respond(reference, 4, "mail", "investigate");
        held(reference);
        Instant inCall = file(reference).respondedAt();
        assertThat(inCall).isEqualTo(clock.instant());
        clock.advance(Duration.ofMinutes(1));
        mail.send();

        assertThat(file(reference).respondedAt()).isEqualTo(inCall);
        assertThat(openSteps(reference)).containsExactly("Task_Investigate");
    }

    @Test
    @DisplayName("P05 P21 a call that reached nobody answers nothing: the clock runs on")
    void notReached() {
        String reference = openCase();
        triage(reference, 4);
        planCall(reference);
        outcome(reference, Map.of("outcome", "notReached"));

        assertThat(file(reference).respondedAt()).isNull();
        assertThat(openSteps(reference)).containsExactly("Task_RespondSeverity4");
        assertThat(notes(reference)).anySatisfy(it -> assertThat(it).contains("customer not reached"));
    }

    @Test
    @DisplayName("P05 what was said is written down, and an outcome is chosen")
    void outcomesAreChecked() {
        String reference = openCase();
        planCall(reference);

        assertThatThrownBy(() -> outcome(reference, Map.of("outcome", "held", "note", " ")))
                .hasMessageContaining("Write what was said or agreed");
        assertThatThrownBy(() -> outcome(reference, Map.of("outcome", "forgotten")))
                .hasMessageContaining("Choose how it went");
        assertThatThrownBy(() -> outcome(reference, Map.of("note", "x"))).hasMessageContaining("Choose how it went");
        assertThatThrownBy(() -> outcome(reference, Map.of("outcome", "moved")))
                .hasMessageContaining("Give the date and time");
        assertThatThrownBy(() -> outcome(
                        reference, Map.of("outcome", "moved", "newStartsAt", typed(tomorrow()), "newLink", "ftp://x")))
                .hasMessageContaining("no web address");
        assertThatThrownBy(() -> outcome(
                        reference,
                        Map.of("outcome", "moved", "newStartsAt", typed(clock.instant()), "newZone", "Europe/Berlin")))
                .hasMessageContaining("has passed");
        assertThat(openSteps(reference)).containsExactly("Task_HoldCall", "Task_Triage");
        assertThat(invites(ADA, reference)).hasSize(1);
    }

    private static Instant instant(Received letter, String property) {
        return Instant.from(
                event(letter).<DateProperty<?>>getRequiredProperty(property).getDate());
    }

    @ParameterizedTest(name = "{0} = {1}")
    @DisplayName("P05 what makes no invite is refused in clear words, and nothing is sent or lost")
    @CsvSource(
            delimiter = '|',
            value = {
                "startsAt  | 2020-01-01T10:00+01:00       | has passed",
                "startsAt  | next Tuesday                 | cannot be read",
                "startsAt  | 2299-01-01T10:00Z            | more than a year",
                "startsAt  | ''                           | Give the date and time",
                "zone      | Middle-earth/Shire           | time zone is not known",
                "zone      | <b>Europe</b>                | time zone is not known",
                "minutes   | 0                            | whole number of minutes",
                "minutes   | half an hour                 | whole number of minutes",
                "minutes   | 100000                       | whole number of minutes",
                "link      | ''                           | Give the link",
                "link      | javascript:alert(1)          | no web address",
                "link      | meet.example/room            | no web address",
                "link      | https://                     | no web address",
                "link      | https://meet.example/a b     | no web address",
                "attendees | nobody                       | is no e-mail address",
                "attendees | a@b.example <script>         | is no e-mail address",
                "attendees | support@calibermind.example  | support address cannot be invited",
                "reference | CM-1999-000001               | no case of that reference",
                "reference | ''                           | no case of that reference"
            })
    void badInput(String field, String value, String words) {
        String reference = openCase();
        Map<String, Object> form = call(reference);
        form.put(field, value);
        if (value.isEmpty()) {
            form.remove(field);
        }

        assertThatThrownBy(() -> start(form)).hasMessageContaining(words).hasMessageNotContaining("<");
        assertThat(openSteps(reference)).containsExactly("Task_Triage");
        assertThat(invites(ADA, reference)).isEmpty();
    }

    @Test
    @DisplayName("P05 a time with neither offset nor zone is refused")
    void noZoneAtAll() {
        String reference = openCase();
        Map<String, Object> form = call(reference);
        form.put("startsAt", "2026-12-24T14:30");
        form.remove("zone");

        assertThatThrownBy(() -> start(form)).hasMessageContaining("The time has no zone");
    }

    @Test
    @DisplayName("P05 an invite to nobody is refused: the reporter has no address and nobody else is named")
    void nobodyInvited() {
        String reference = reception.open(new Report(
                Channel.TELEPHONE,
                clock.instant(),
                new Reporter("Borealis", "Bo Real", "+1 555 0200", null),
                "Nobody can sign in",
                ""));
        Map<String, Object> form = call(reference);
        form.remove("attendees");

        assertThatThrownBy(() -> start(form)).hasMessageContaining("Nobody is invited");
        assertThat(openSteps(reference)).containsExactly("Task_Triage");
    }

    @Test
    @DisplayName("P05 P14 a planned call keeps its case open; a closed case takes no call")
    void keepsItsCaseOpen() {
        String reference = openCase();
        bringToResolved(reference);
        Map<String, Object> form = call(reference);
        form.put("startsAt", typed(clock.instant().plus(Duration.ofDays(20)).truncatedTo(ChronoUnit.MINUTES)));
        start(form);
        clock.advance(Duration.ofDays(7));
        runDueJobs(reference);
        assertThat(file(reference).state()).isEqualTo(CaseState.RESOLVED);
        assertThat(processOf(reference)).hasPassed("Task_RemindOrClose").isWaitingAt("Gateway_AwaitCustomer");

        outcome(reference, Map.of("outcome", "notReached"));
        clock.advance(Duration.ofDays(7));
        runDueJobs(reference);
        assertThat(file(reference).state()).isEqualTo(CaseState.CLOSED);
        assertThatThrownBy(() -> planCall(reference)).hasMessageContaining("The case is closed");
    }

    @Test
    @DisplayName("P05 what the form says is kept with the meeting, not in the engine")
    void nothingStaysInTheEngine() {
        String reference = openCase();
        planCall(reference);
        String instance = task(reference, "Task_HoldCall").getProcessInstanceId();

        assertThat(runtime.getVariables(instance)).containsOnlyKeys("meetingId");
    }
}
