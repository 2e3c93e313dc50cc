package com.calibermind.support.reports;

import com.calibermind.support.reports.AttainmentReport.Figures;
import com.calibermind.support.reports.AttainmentReport.Kept;
import com.calibermind.support.reports.AttainmentReport.OfSeverity;
import com.calibermind.support.reports.AttainmentReport.Part;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** Reports as CSV (RFC 4180) in UTF-8, with the mark by which spreadsheets know it. Each line names its period and zone. */
final class AttainmentCsv {

    static final String MEDIA_TYPE = "text/csv";

    private static final char BYTE_ORDER_MARK = '\ufeff';

    private static final ObjectWriter ROWS = CsvMapper.csvBuilder()
            .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
            .build()
            .writer(CsvSchema.emptySchema().withLineSeparator("\r\n"));

    private static final String[] FIGURES = columns("""
            from to zone severity response_due response_kept response_missed response_owed response_percent
            response_median_seconds response_p95_seconds response_target_seconds triage_due triage_kept
            triage_missed triage_owed triage_percent review_due review_kept review_missed review_owed
            review_percent escalations against_policy reopened outside_the_service as_of""");

    private static final String[] CASES = columns("""
            figure reference severity state company subject received counted_by done late_seconds took_seconds
            zone""");

    /** A spreadsheet takes what begins so for a formula, also behind blanks, and in full width (CWE-1236). */
    private static final Pattern FORMULA =
            Pattern.compile("^[\\s\\p{Cntrl}]*[=+\\-@|%\uff1d\uff0b\uff0d\uff20].*", Pattern.DOTALL);

    private AttainmentCsv() {}

    static void write(AttainmentReport report, Writer out) throws IOException {
        try (SequenceWriter csv = begin(out)) {
            csv.write(FIGURES);
            for (int part = 0; part < report.periods().size(); part++) {
                for (OfSeverity it : report.severities()) {
                    csv.write(row(line(
                                    report,
                                    report.periods().get(part),
                                    it,
                                    it.periods().get(part))
                            .toArray()));
                }
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
        Collections.addAll(line, it.escalations(), it.againstPolicy(), it.reopened(), it.outside());
        line.add(time(report.asOf(), ZoneId.of(report.zone())));
        return line;
    }

    private static List<Object> deadlines(Kept it) {
        return Arrays.asList(it.due(), it.kept(), it.missed(), it.owed(), it.percent());
    }

    static void write(Figure figure, List<CountedCase> cases, ZoneId zone, Writer out) throws IOException {
        try (SequenceWriter csv = begin(out)) {
            csv.write(CASES);
            for (CountedCase it : cases) {
                csv.write(row(
                        figure.code(),
                        it.reference(),
                        it.severity().code(),
                        it.state(),
                        harmless(it.company()),
                        harmless(it.subject()),
                        time(it.receivedAt(), zone),
                        time(it.moment(), zone),
                        time(it.doneAt(), zone),
                        it.lateSeconds(),
                        it.tookSeconds(),
                        zone.getId()));
            }
        }
    }

    private static SequenceWriter begin(Writer out) throws IOException {
        out.append(BYTE_ORDER_MARK);
        return ROWS.writeValues(out);
    }

    private static String[] columns(String names) {
        return names.split("\\s+");
    }

    /** What is not there is an empty cell. */
    private static String[] row(Object... cells) {
        return Arrays.stream(cells).map(it -> Objects.toString(it, "")).toArray(String[]::new);
    }

    /** A stranger's text, never a formula. */
    static String harmless(String text) {
        return text != null && FORMULA.matcher(text).matches() ? "'" + text : text;
    }

    private static String time(Instant moment, ZoneId zone) {
        return moment == null
                ? null
                : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                        moment.truncatedTo(ChronoUnit.SECONDS).atZone(zone));
    }
}
