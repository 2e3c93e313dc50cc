package com.calibermind.support.consultations;

import com.calibermind.support.cases.CaseFile;
import com.calibermind.support.cases.CaseFiles;
import com.calibermind.support.cases.CaseState;
import com.calibermind.support.cases.Outcome;
import com.calibermind.support.cases.Postbox;
import com.calibermind.support.cases.StaffDirectory;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Asks those who know more, brings their advice back to the case, and withdraws what is no longer needed (P24). */
@Component
@Transactional
public class ConsultationDesk {

    private static final String UNKNOWN_CASE = CaseFiles.UNKNOWN;

    private final Consultations consultations;
    private final CaseFiles files;
    private final Postbox postbox;
    private final StaffDirectory staff;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ConsultationDesk(
            Consultations consultations,
            CaseFiles files,
            Postbox postbox,
            StaffDirectory staff,
            ApplicationEventPublisher events,
            Clock clock) {
        this.consultations = consultations;
        this.files = files;
        this.postbox = postbox;
        this.staff = staff;
        this.events = events;
        this.clock = clock;
    }

    /** At any point of an open case and as often as it takes, several at a time. */
    public Asked ask(Question question, String by) {
        Optional<String> objection = objectionToCase(question.reference()).or(() -> objection(question));
        if (objection.isPresent()) {
            return new Asked(Outcome.refused(objection.get()), null);
        }
        Consultation consultation = consultations.add(new Consultation(question, by, clock.instant()));
        note(consultation, by, consultation.title() + ": " + consultation.question);
        return new Asked(Outcome.DONE, consultation.id);
    }

    /** Brings the advice back to the case. */
    public Outcome answer(long number, String advice, String by) {
        if (advice == null || advice.isBlank()) {
            return Outcome.refused("Write the advice: the specialist who asked goes on from it.");
        }
        Consultation consultation = consultations.get(number);
        if (!consultation.awaitsAdvice()) {
            return Outcome.refused("This question has been answered or withdrawn already: reload the list.");
        }
        consultation.answer(advice, by, clock.instant());
        note(consultation, by, "Advice on consultation %d: %s".formatted(number, advice));
        return Outcome.DONE;
    }

    /** The advice has come back to whoever asked; {@code heeded} is whether it was taken into account. */
    public void read(long number, boolean heeded, String by) {
        Consultation consultation = consultations.get(number);
        if (consultation.answeredAt == null) {
            throw new IllegalStateException(consultation.title() + " has no advice to read yet.");
        }
        consultation.read(heeded, by, clock.instant());
        String use = heeded ? "taken into account" : "not taken into account";
        note(consultation, by, "Advice on consultation %d read and %s.".formatted(number, use));
    }

    /** The advice is late. Returns how many reminders there have been with this one; the first is kept on the case. */
    public int remind(long number) {
        Consultation consultation = consultations.get(number);
        int before = consultation.reminders;
        int reminders = consultation.remind();
        if (before == 0 && reminders == 1) {
            note(consultation, "policy", consultation.title() + " is late: they are reminded from now on.");
        }
        return reminders;
    }

    /** @param number of one open consultation of the case, or null for all of them */
    public Outcome withdraw(String reference, Long number, String why, String by) {
        if (files.find(reference).isEmpty()) {
            return Outcome.refused(UNKNOWN_CASE);
        }
        if (why == null || why.isBlank()) {
            return Outcome.refused("Say why the advice is no longer needed: the case keeps it.");
        }
        List<Consultation> withdrawn = consultations.of(reference).stream()
                .filter(Consultation::awaitsAdvice)
                .filter(it -> number == null || number.equals(it.id))
                .toList();
        if (withdrawn.isEmpty()) {
            return Outcome.refused(
                    "No such consultation of this case waits for advice: its notes say which were asked.");
        }
        withdrawn.forEach(it -> withdraw(it, why, by));
        return Outcome.DONE;
    }

    @Transactional(readOnly = true)
    public ConsultationFile file(long number) {
        return ConsultationFile.of(consultations.get(number));
    }

    /** Oldest first. */
    @Transactional(readOnly = true)
    public List<ConsultationFile> of(String reference) {
        return consultations.of(reference).stream().map(ConsultationFile::of).toList();
    }

    private Optional<String> objectionToCase(String reference) {
        Optional<CaseFile> found = files.find(reference);
        if (found.isEmpty()) {
            return Optional.of(UNKNOWN_CASE);
        }
        return found.get().state() == CaseState.CLOSED ? Optional.of(CaseFiles.CLOSED) : Optional.empty();
    }

    private Optional<String> objection(Question question) {
        if (!question.hasWords()) {
            return Optional.of("Write the question, with what was tried so far.");
        }
        if (!question.hasTimeLimit()) {
            return Optional.of("Say within how many hours the advice is needed: 1 to " + Question.MOST_HOURS + ".");
        }
        return question.isForPerson() ? objectionToPerson(question.person()) : objectionToTeam(question.expert());
    }

    private static Optional<String> objectionToTeam(String team) {
        return Team.ofCode(team).isPresent()
                ? Optional.empty()
                : Optional.of("Choose who is asked: Development, Management or a person.");
    }

    private Optional<String> objectionToPerson(String person) {
        return person != null && staff.exists(person)
                ? Optional.empty()
                : Optional.of("Nobody here has that user id: name the person who is asked as they sign in.");
    }

    private void withdraw(Consultation consultation, String why, String by) {
        consultation.withdraw(why, by, clock.instant());
        note(consultation, by, consultation.title() + " withdrawn: " + why);
        events.publishEvent(new ConsultationWithdrawn(consultation.caseReference, consultation.id));
    }

    private void note(Consultation consultation, String by, String text) {
        postbox.note(consultation.caseReference, by, text);
    }
}
