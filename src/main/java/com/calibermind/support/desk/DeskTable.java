package com.calibermind.support.desk;

import com.calibermind.support.cases.SupportProperties;
import com.calibermind.support.reports.Csv;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** A list of the desk page as a file for spreadsheets; times in the desk's zone. Each line ends with what it was as of. */
@Component
class DeskTable {

    /** A file holds no more lines. */
    static final int MOST = 20_000;

    private final SupportProperties properties;
    private final Clock clock;

    DeskTable(SupportProperties properties, Clock clock) {
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * @param rows all of them, or {@value #MOST} and one more: then it is refused
     * @param cells as many as there are columns; a stranger's text as {@link Csv#harmless}
     */
    <T> void write(
            HttpServletResponse response, String name, String columns, List<T> rows, Function<T, Stream<Object>> cells)
            throws IOException {
        if (rows.size() > MOST) {
            throw Problem.of(
                    HttpStatus.BAD_REQUEST,
                    "These are more than " + MOST + " lines, too many for one file: choose a smaller number.");
        }
        Instant now = clock.instant();
        String file = "%s-%s.csv".formatted(name, LocalDate.ofInstant(now, properties.timeZone()));
        try (Csv csv = Csv.file(response, file, columns + " as_of zone")) {
            for (T row : rows) {
                csv.line(Stream.concat(cells.apply(row), Stream.of(time(now), properties.timeZone()))
                        .toArray());
            }
        }
    }

    /** Null if it is. */
    String time(Instant moment) {
        return Csv.time(moment, properties.timeZone());
    }
}
