package com.calibermind.support.consultations;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** One question to one team or person on one case, and what came of it (P24). Its id is the number that people use. */
@Entity
class Consultation {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "consultation_seq")
    Long id;

    @Version
    int version;

    String caseReference;

    /** Null if a person is asked. */
    @Enumerated(EnumType.STRING)
    Team team;

    /** Null if a team is asked. */
    String person;

    String question;
    String askedBy;
    Instant askedAt;
    Instant due;
    int reminders;

    String advice;
    String answeredBy;
    Instant answeredAt;

    /** Null until the advice is read. */
    Boolean heeded;

    String readBy;
    Instant readAt;

    String withdrawnBy;
    Instant withdrawnAt;
    String withdrawnWhy;

    protected Consultation() {}

    /** Timers know milliseconds: so does the time limit. */
    Consultation(Question asked, String by, Instant at) {
        this.caseReference = asked.reference();
        this.team = Team.ofCode(asked.expert()).orElse(null);
        this.person = asked.isForPerson() ? asked.person() : null;
        this.question = asked.words();
        this.askedBy = by;
        this.askedAt = at;
        this.due = at.plus(Duration.ofHours(asked.hours())).truncatedTo(ChronoUnit.MILLIS);
    }

    boolean awaitsAdvice() {
        return answeredAt == null && withdrawnAt == null;
    }

    boolean awaitsReader() {
        return answeredAt != null && readAt == null;
    }

    void answer(String words, String by, Instant at) {
        advice = words;
        answeredBy = by;
        answeredAt = at;
    }

    void read(boolean taken, String by, Instant at) {
        heeded = taken;
        readBy = by;
        readAt = at;
    }

    void withdraw(String why, String by, Instant at) {
        withdrawnWhy = why;
        withdrawnBy = by;
        withdrawnAt = at;
    }

    /** Returns how many reminders there have been with this one; after an answer or a withdrawal there are no more. */
    int remind() {
        return awaitsAdvice() ? ++reminders : reminders;
    }

    /** "Consultation 12 of Development". */
    String title() {
        return "Consultation %d of %s".formatted(id, team == null ? person : team.words());
    }
}
