package com.calibermind.support.reports;

import com.calibermind.support.reports.AttainmentReport.Figures;
import com.calibermind.support.reports.AttainmentReport.Kept;
import com.calibermind.support.reports.AttainmentReport.OfSeverity;
import com.calibermind.support.reports.AttainmentReport.Part;
import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Reports as tables for spreadsheets. Each line names its period and zone. */
final class AttainmentCsv {

    static final String FIGURES = """
            from to zone severity response_due response_kept response_missed response_owed response_percent
            response_median_seconds response_p95_seconds response_target_seconds triage_due triage_kept
            triage_missed triage_owed triage_percent review_due review_kept review_missed review_owed
            review_percent escalations against_policy reopened outside_the_service
            response_regraded review_passed_on as_of""";

    static final String CASES = """
            figure reference severity state company subject received counted_by done late_seconds took_seconds
            zone""";

    private AttainmentCsv() {}

    static void write(AttainmentReport report, Csv csv) throws IOException {
        for (int part = 0; part < report.periods().size(); part++) {
            for (OfSeverity it : report.severities()) {
                csv.line(line(
                                report,
                                report.periods().get(part),
                                it,
                                it.periods().get(part))
                        .toArray());
            }
        }
    }

    private static List<Object> line(AttainmentReport report, Part part, OfSeverity of, Figures it) {
        List<Object> line = new ArrayList<>(
                List.of(part.from(), part.to(), report.zone(), of.severity().code()));
        line.addAll(deadlines(it.response()));
        Collections.addAll(line, it.response().medianSeconds(), it.response().p95Seconds(), of.targetSeconds());
        line.addAll(deadlines(it.triage()));
        line.addAll(deadlines(it.review()));
        Collections.addAll(
                line, it.escalations(), it.againstPolicy(), it.reopened(), it.outside(), it.regraded(), it.passedOn());
        line.add(Csv.time(report.asOf(), ZoneId.of(report.zone())));
        return line;
    }

    private static List<Object> deadlines(Kept it) {
        return Arrays.asList(it.due(), it.kept(), it.missed(), it.owed(), it.percent());
    }

    static void write(Figure figure, List<CountedCase> cases, ZoneId zone, Csv csv) throws IOException {
        for (CountedCase it : cases) {
            csv.line(
                    figure.code(),
                    it.reference(),
                    it.severity().code(),
                    it.state(),
                    Csv.harmless(it.company()),
                    Csv.harmless(it.subject()),
                    Csv.time(it.receivedAt(), zone),
                    Csv.time(it.moment(), zone),
                    Csv.time(it.doneAt(), zone),
                    it.lateSeconds(),
                    it.tookSeconds(),
                    zone.getId());
        }
    }
}
