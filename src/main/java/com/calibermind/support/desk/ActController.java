package com.calibermind.support.desk;

import static com.calibermind.support.desk.Problem.unlessDone;

import com.calibermind.support.cases.ConversationDesk;
import com.calibermind.support.cases.Duplicates;
import com.calibermind.support.cases.LetterPreview;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * What can be done with a case whatever its task is ({@link Act}): 204 if it is done, 422 with the reason if it is
 * refused. One with an {@code Idempotency-Key} may be sent again when its answer is lost, see {@link ActOnce}. JSON only: a
 * browser asks before it sends that for another site's page.
 */
@RestController
@RequestMapping(path = "/api/v1/cases/{reference}", consumes = MediaType.APPLICATION_JSON_VALUE)
@ResponseStatus(HttpStatus.NO_CONTENT)
class ActController {

    /**
     * @param answers whether it answers the report; a word in between stops no clock
     * @param file goes with the mail, or null
     */
    @Schema(name = "MailToCustomer")
    record Mail(
            @Size(max = Plain.LONGEST, message = Plain.TOO_LONG) String text,

            boolean answers,
            SentFile file) {

        Mail {
            text = Plain.text(text);
        }
    }

    record Words(
            @Size(max = Plain.LONGEST, message = Plain.TOO_LONG) String text) {

        Words {
            text = Plain.text(text);
        }
    }

    /** @param severity "1" to "4" */
    record Severity(
            @Size(max = Plain.LONGEST_LINE, message = Plain.LINE_TOO_LONG) String severity,

            @Size(max = Plain.LONGEST, message = Plain.TOO_LONG) String reason) {

        Severity {
            severity = Plain.line(severity);
            reason = Plain.text(reason);
        }
    }

    /** @param askFor "manager" or "headOfCustomerSuccess" */
    record Wish(
            @Size(max = Plain.LONGEST_LINE, message = Plain.LINE_TOO_LONG) String askFor,

            @Size(max = Plain.LONGEST, message = Plain.TOO_LONG) String words) {

        Wish {
            askFor = Plain.line(askFor);
            words = Plain.text(words);
        }
    }

    /**
     * @param expert "development", "management" or "person"
     * @param person user id, if a person is asked
     * @param hours how long they have
     */
    record Question(
            @Size(max = Plain.LONGEST_LINE, message = Plain.LINE_TOO_LONG) String expert,

            @Size(max = Plain.LONGEST_LINE, message = Plain.LINE_TOO_LONG) String person,

            @Size(max = Plain.LONGEST, message = Plain.TOO_LONG) String question,

            Integer hours) {

        Question {
            expert = Plain.line(expert);
            person = Plain.line(person);
            question = Plain.text(question);
        }
    }

    /**
     * @param startsAt ISO 8601, with its offset or read in {@code zone}
     * @param attendees mail addresses, one a line; empty: the reporter
     */
    record Call(
            @Size(max = Plain.LONGEST_LINE, message = Plain.LINE_TOO_LONG) String startsAt,

            @Size(max = Plain.LONGEST_LINE, message = Plain.LINE_TOO_LONG) String zone,

            @Size(max = Plain.LONGEST_LINE, message = Plain.LINE_TOO_LONG) String minutes,

            @Size(max = Plain.LONGEST_LINE, message = Plain.LINE_TOO_LONG) String link,

            @Size(max = Plain.LONGEST, message = Plain.TOO_LONG) String attendees,

            @Size(max = Plain.LONGEST, message = Plain.TOO_LONG) String topic) {

        Call {
            startsAt = Plain.line(startsAt);
            zone = Plain.line(zone);
            minutes = Plain.line(minutes);
            link = Plain.line(link);
            attendees = Plain.text(attendees);
            topic = Plain.text(topic);
        }
    }

    record Outage(Integer number) {}

    /** @param text what the duplicate's reporter is told */
    record Merge(
            @Size(max = Plain.LONGEST_LINE, message = Plain.LINE_TOO_LONG) String into,

            @Size(max = Plain.LONGEST, message = Plain.TOO_LONG) String text) {

        Merge {
            into = Plain.line(into);
            text = Plain.text(text);
        }
    }

    record HandOver(
            @Size(max = Plain.LONGEST_LINE, message = Plain.LINE_TOO_LONG) String to,

            @Size(max = Plain.LONGEST, message = Plain.TOO_LONG) String reason) {

        HandOver {
            to = Plain.line(to);
            reason = Plain.text(reason);
        }
    }

    private final CaseAccess access;
    private final SignedIn caller;
    private final ConversationDesk desk;
    private final Duplicates duplicates;
    private final Doors doors;
    private final ActOnce once;

    ActController(
            CaseAccess access,
            SignedIn caller,
            ConversationDesk desk,
            Duplicates duplicates,
            Doors doors,
            ActOnce once) {
        this.access = access;
        this.caller = caller;
        this.desk = desk;
        this.duplicates = duplicates;
        this.doors = doors;
        this.once = once;
    }

    @PostMapping("/write")
    void write(@PathVariable String reference, @Valid @RequestBody Mail mail) {
        access.act(reference);
        once.done(
                Act.WRITE,
                reference,
                mail,
                () -> unlessDone(desk.write(
                        reference, mail.text(), mail.answers(), SentFile.enclosure(mail.file()), caller.user())));
    }

    @PostMapping("/write/preview")
    @ResponseStatus(HttpStatus.OK)
    LetterPreview preview(@PathVariable String reference, @Valid @RequestBody Mail mail) {
        access.act(reference);
        return shown(desk.preview(reference, mail.text(), mail.answers()));
    }

    @PostMapping("/note")
    void note(@PathVariable String reference, @Valid @RequestBody Words note) {
        access.act(reference);
        once.done(Act.NOTE, reference, note, () -> unlessDone(desk.note(reference, note.text(), caller.user())));
    }

    @PostMapping("/ask")
    void ask(@PathVariable String reference) {
        access.act(reference);
        once.done(Act.ASK, reference, "", () -> unlessDone(desk.askForMissing(reference, caller.user())));
    }

    @PostMapping("/ask/preview")
    @ResponseStatus(HttpStatus.OK)
    LetterPreview previewMissing(@PathVariable String reference) {
        access.act(reference);
        return shown(desk.previewMissing(reference));
    }

    @PostMapping("/handover")
    void handOver(@PathVariable String reference, @Valid @RequestBody HandOver handOver) {
        access.act(reference);
        once.done(
                Act.HANDOVER,
                reference,
                handOver,
                () -> unlessDone(desk.handOver(reference, handOver.to(), handOver.reason(), caller.user())));
    }

    @PostMapping("/merge")
    void merge(@PathVariable String reference, @Valid @RequestBody Merge merge) {
        access.act(reference);
        once.done(
                Act.MERGE,
                reference,
                merge,
                () -> unlessDone(duplicates.merge(reference, merge.into(), merge.text(), caller.user())));
    }

    @PostMapping("/merge/preview")
    @ResponseStatus(HttpStatus.OK)
    LetterPreview previewMerge(@PathVariable String reference, @Valid @RequestBody Merge merge) {
        access.act(reference);
        return shown(duplicates.preview(reference, merge.text()));
    }

    @PostMapping("/severity")
    void severity(@PathVariable String reference, @Valid @RequestBody Severity change) {
        start(Act.SEVERITY, reference, fields("severity", change.severity(), "reason", change.reason()));
    }

    @PostMapping("/security")
    void security(@PathVariable String reference, @Valid @RequestBody Words suspicion) {
        start(Act.SECURITY, reference, fields("suspicion", suspicion.text()));
    }

    @PostMapping("/escalate")
    void escalate(@PathVariable String reference, @Valid @RequestBody Wish wish) {
        start(Act.ESCALATE, reference, fields("askFor", wish.askFor(), "words", wish.words()));
    }

    @PostMapping("/consult")
    void consult(@PathVariable String reference, @Valid @RequestBody Question it) {
        start(
                Act.CONSULT,
                reference,
                fields("team", it.expert(), "expert", it.person(), "question", it.question(), "hours", it.hours()));
    }

    @PostMapping("/call")
    void call(@PathVariable String reference, @Valid @RequestBody Call it) {
        Map<String, Object> fields = fields("startsAt", it.startsAt(), "zone", it.zone(), "minutes", it.minutes());
        fields.putAll(fields("link", it.link(), "attendees", it.attendees(), "topic", it.topic()));
        start(Act.CALL, reference, fields);
    }

    @PostMapping("/outage")
    void outage(@PathVariable String reference, @Valid @RequestBody Outage outage) {
        start(Act.OUTAGE, reference, fields("number", outage.number()));
    }

    private void start(Act act, String reference, Map<String, Object> fields) {
        access.read(reference);
        fields.put("reference", reference);
        once.done(
                act,
                reference,
                new TreeMap<>(fields),
                () -> doors.start(act.process().orElseThrow(), fields));
    }

    private static Map<String, Object> fields(Object... namesAndValues) {
        Map<String, Object> fields = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return fields;
    }

    private static LetterPreview shown(Optional<LetterPreview> preview) {
        return preview.orElseThrow(() -> Problem.of(
                HttpStatus.UNPROCESSABLE_ENTITY,
                "No e-mail address is known for this case: telephone, and note what was said."));
    }
}
