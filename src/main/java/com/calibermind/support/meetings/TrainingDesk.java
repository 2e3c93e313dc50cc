package com.calibermind.support.meetings;

import com.calibermind.support.cases.CaseDesk;
import com.calibermind.support.cases.CaseFile;
import com.calibermind.support.cases.CaseFiles;
import com.calibermind.support.cases.Outcome;
import com.calibermind.support.customers.CustomerDirectory;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Training over the web: one standard session is part of each company's setup, any further one is an extra (P35). */
@Component
@Transactional
public class TrainingDesk {

    private final MeetingDesk desk;
    private final Meetings meetings;
    private final TrainingSessions sessions;
    private final CaseFiles files;
    private final CaseDesk cases;
    private final CustomerDirectory customers;

    TrainingDesk(
            MeetingDesk desk,
            Meetings meetings,
            TrainingSessions sessions,
            CaseFiles files,
            CaseDesk cases,
            CustomerDirectory customers) {
        this.desk = desk;
        this.meetings = meetings;
        this.sessions = sessions;
        this.files = files;
        this.cases = cases;
        this.customers = customers;
    }

    /** @param acceptExtra whether the customer has agreed to a session beyond the standard one */
    public Planning plan(String reference, MeetingWish wish, boolean acceptExtra, String by) {
        Optional<Long> company = company(reference);
        if (company.isEmpty()) {
            return Planning.refused("The company of this case is not known, so its session cannot be counted: "
                    + "add the contact to its company first, by a request of the kind account administration.");
        }
        boolean extra = isSpokenFor(company.get());
        if (extra && !acceptExtra) {
            return Planning.refused("The company's standard session is held or planned already: "
                    + "agree with the customer on an extra one, then tick that it is.");
        }
        Planning planning = desk.plan(reference, MeetingKind.TRAINING, wish, by);
        if (planning.meetingId() != null) {
            meetings.get(planning.meetingId()).countedFor(company.get(), extra);
        }
        return planning;
    }

    /** Counts the session, as the standard one if the company has not had that, and ends the request with thanks. */
    public Outcome held(long meetingId, String attended, String note, String by) {
        Meeting meeting = meetings.get(meetingId);
        if (attended == null || attended.isBlank()) {
            return Outcome.refused("Write who attended, one a line: it is kept for the company's next contacts.");
        }
        if (!meeting.isPlanned()) {
            return MeetingDesk.OVER;
        }
        boolean standard = record(meeting, attended, false, by);
        if (!standard) {
            record(meeting, attended, true, by);
        }
        meeting.countedFor(meeting.companyId, !standard);
        String words = meeting.extra ? "held as an extra session" : "held as the company's standard session";
        desk.end(meeting, MeetingStatus.HELD, words, note, by);
        return cases.resolve(meeting.caseReference, "trainingHeld", MeetingWords.thanks(meeting, attended), null, by);
    }

    /** Calls the session off; the entitlement is untouched. */
    public Outcome cancel(long meetingId, String note, String by) {
        Outcome cancelled = desk.cancel(meetingId, note, by);
        Meeting meeting = meetings.get(meetingId);
        return cancelled == Outcome.DONE
                ? cases.resolve(meeting.caseReference, "trainingCancelled", MeetingWords.calledOff(meeting), null, by)
                : cancelled;
    }

    /** What the company is entitled to and has used, in words. */
    @Transactional(readOnly = true)
    public String entitlement(String reference) {
        return company(reference).map(this::entitlement).orElse("Company not known: nothing can be counted");
    }

    private String entitlement(long company) {
        Optional<String> held = sessions.findByCompanyIdAndExtraFalse(company)
                .map(it -> "Standard session held on " + MeetingWords.at(meetings.get(it.meetingId)));
        Optional<String> planned = meetings.nextTraining(company)
                .map(it -> "A session is planned for " + MeetingWords.at(it) + ", " + it.caseReference);
        return held.or(() -> planned)
                .map(it ->
                        it + "; another one is extra (so far: " + sessions.countByCompanyIdAndExtraTrue(company) + ")")
                .orElse("Standard session not used yet");
    }

    private boolean record(Meeting meeting, String attended, boolean extra, String by) {
        return sessions.record(meeting.id, meeting.companyId, meeting.startsAt, attended, extra, by) == 1;
    }

    private boolean isSpokenFor(long company) {
        return sessions.findByCompanyIdAndExtraFalse(company).isPresent()
                || meetings.nextTraining(company).isPresent();
    }

    /** Known since the report, or since then. */
    private Optional<Long> company(String reference) {
        CaseFile file = files.of(reference);
        return Optional.ofNullable(file.companyId())
                .or(() -> customers
                        .recognise(file.reporter().email(), file.reporter().company())
                        .map(it -> it.companyId()));
    }
}
