package com.calibermind.support.reports;

import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Objects;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;

/** A table as CSV (RFC 4180) in UTF-8, with the mark by which spreadsheets know it. */
public final class Csv implements AutoCloseable {

    private static final char BYTE_ORDER_MARK = '\ufeff';

    private static final ObjectWriter ROWS = CsvMapper.csvBuilder()
            .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
            .build()
            .writer(CsvSchema.emptySchema().withLineSeparator("\r\n"));

    /** A spreadsheet takes what begins so for a formula, also behind blanks, and in full width (CWE-1236). */
    private static final Pattern FORMULA =
            Pattern.compile("^[\\s\\p{Cntrl}]*[=+\\-@|%\uff1d\uff0b\uff0d\uff20].*", Pattern.DOTALL);

    private final SequenceWriter rows;

    private Csv(Writer out) throws IOException {
        out.append(BYTE_ORDER_MARK);
        rows = ROWS.writeValues(out);
    }

    /**
     * As a file to be saved; nothing may have been written before.
     *
     * @param columns their names, with blanks between them
     */
    public static Csv file(HttpServletResponse response, String name, String columns) throws IOException {
        response.setContentType("text/csv");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"");
        var csv = new Csv(response.getWriter());
        csv.line((Object[]) columns.strip().split("\\s+"));
        return csv;
    }

    /** What is not there is an empty cell. */
    public void line(Object... cells) throws IOException {
        rows.write(Arrays.stream(cells).map(it -> Objects.toString(it, "")).toArray(String[]::new));
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }

    /** A stranger's text, never a formula. */
    public static String harmless(String text) {
        return text != null && FORMULA.matcher(text).matches() ? "'" + text : text;
    }

    /** To the second, in that zone; null if it is. */
    public static String time(Instant moment, ZoneId zone) {
        return moment == null
                ? null
                : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                        moment.truncatedTo(ChronoUnit.SECONDS).atZone(zone));
    }
}
