package com.calibermind.support.cases;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** What a customer made of the support after a closing; once for each (P37). */
@Entity
@Immutable
class ClosingSurvey {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "closing_survey_seq")
    Long id;

    Long caseId;
    Instant closedAt;

    /** 1 (bad) to 5 (excellent). */
    int rating;

    String words;
    String answeredBy;
    Instant answeredAt;

    protected ClosingSurvey() {}

    ClosingSurvey(SupportCase theCase, int rating, String words, String by, Instant at) {
        this.caseId = theCase.id;
        this.closedAt = theCase.closedAt;
        this.rating = rating;
        this.words = words;
        this.answeredBy = by;
        this.answeredAt = at;
    }
}
