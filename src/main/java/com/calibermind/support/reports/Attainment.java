package com.calibermind.support.reports;

import com.calibermind.support.policy.ResponseTargets;
import com.calibermind.support.policy.Severity;
import com.calibermind.support.reports.AttainmentReport.Figures;
import com.calibermind.support.reports.AttainmentReport.Kept;
import com.calibermind.support.reports.AttainmentReport.OfSeverity;
import com.calibermind.support.reports.AttainmentReport.Part;
import com.calibermind.support.reports.AttainmentReport.Series;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Counts how the promises were kept, and lists the cases behind each number (P37). */
@Component
public class Attainment {

    private final CountedFacts facts;
    private final CountedCases cases;
    private final ResponseTargets targets;
    private final Clock clock;

    Attainment(CountedFacts facts, CountedCases cases, ResponseTargets targets, Clock clock) {
        this.facts = facts;
        this.cases = cases;
        this.targets = targets;
        this.clock = clock;
    }

    /** All its numbers are of one moment. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public AttainmentReport report(Period period, Grain grain) {
        Instant now = clock.instant();
        List<Period> parts = period.parts(grain);
        Map<Facts, Counts> counts = new EnumMap<>(Facts.class);
        Arrays.stream(Facts.values()).forEach(it -> counts.put(it, facts.count(it, period, parts, now)));
        List<OfSeverity> severities = Arrays.stream(Severity.values())
                .map(it -> ofSeverity(it, counts, parts.size()))
                .toList();
        return new AttainmentReport(
                period.from(),
                period.to(),
                grain.code(),
                period.zone().getId(),
                now,
                parts.stream()
                        .map(it -> new Part(it.from(), it.to(), it.isWhole(grain)))
                        .toList(),
                severities,
                new Series(
                        sum(severities, OfSeverity::whole),
                        IntStream.range(0, parts.size())
                                .mapToObj(part ->
                                        sum(severities, it -> it.periods().get(part)))
                                .toList()));
    }

    /**
     * The cases behind a number, in the order of their moments.
     *
     * @param severity null: of any
     * @param first how many to pass over
     */
    @Transactional(readOnly = true)
    public List<CountedCase> cases(Figure figure, Period period, Severity severity, int first, int limit) {
        return cases.list(figure, period, severity, clock.instant(), first, limit);
    }

    private OfSeverity ofSeverity(Severity severity, Map<Facts, Counts> counts, int parts) {
        return new OfSeverity(
                severity,
                targets.of(severity).target().toSeconds(),
                figures(severity, counts, Counts.WHOLE),
                IntStream.range(0, parts)
                        .mapToObj(part -> figures(severity, counts, part))
                        .toList());
    }

    private static Figures figures(Severity severity, Map<Facts, Counts> counts, int part) {
        Function<Facts, Kept> kept = it -> counts.get(it).of(severity, part);
        return new Figures(
                kept.apply(Facts.RESPONSE),
                kept.apply(Facts.TRIAGE),
                kept.apply(Facts.REVIEW),
                kept.apply(Facts.REGRADED).due(),
                kept.apply(Facts.PASSED_ON).due(),
                kept.apply(Facts.ESCALATION).due(),
                kept.apply(Facts.AGAINST_POLICY).due(),
                kept.apply(Facts.REOPENED).due(),
                kept.apply(Facts.OUTSIDE).due());
    }

    private static Figures sum(List<OfSeverity> severities, Function<OfSeverity, Figures> which) {
        return severities.stream().map(which).reduce(Attainment::plus).orElseThrow();
    }

    private static Figures plus(Figures one, Figures other) {
        return new Figures(
                one.response().plus(other.response()),
                one.triage().plus(other.triage()),
                one.review().plus(other.review()),
                one.regraded() + other.regraded(),
                one.passedOn() + other.passedOn(),
                one.escalations() + other.escalations(),
                one.againstPolicy() + other.againstPolicy(),
                one.reopened() + other.reopened(),
                one.outside() + other.outside());
    }
}
