package com.calibermind.support.reports;

import com.calibermind.support.policy.Severity;
import com.calibermind.support.reports.AttainmentReport.Kept;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/** Counts {@link Facts} by severity and part of a period, each kind with one statement and an index. */
@Component
class CountedFacts {

    static final int PATIENCE = 30; // seconds: no report keeps the database busy for longer

    /** Parts are instants, so a day with a change of clocks has its 23 or 25 hours. */
    private static final String COUNT = """
            select severity, coalesce(part, 0) - 1 as part, count(*) filter (where %1$s) as kept,
                count(*) filter (where %2$s) as missed, count(*) filter (where %3$s) as owed, %4$s
            from (select f.*, width_bucket(f.moment, cast(:starts as timestamptz[])) as part %5$s) counted
            group by grouping sets ((severity, part), (severity))""";

    private static final String TIMES = """
            extract(epoch from percentile_disc(0.5) within group (order by took)) as median,
            extract(epoch from percentile_disc(0.95) within group (order by took)) as p95""";

    private static final String NO_TIMES = "null as median, null as p95";

    private final NamedParameterJdbcTemplate jdbc;

    CountedFacts(DataSource database) {
        var template = new JdbcTemplate(database);
        template.setQueryTimeout(PATIENCE);
        this.jdbc = new NamedParameterJdbcTemplate(template);
    }

    /** @param now deadlines that come later are not counted */
    Counts count(Facts facts, Period period, List<Period> parts, Instant now) {
        var counts = new Counts();
        var parameters = new MapSqlParameterSource("start", Timestamp.from(period.start()))
                .addValue("end", Timestamp.from(period.end()))
                .addValue("now", Timestamp.from(now))
                .addValue(
                        "starts",
                        parts.stream().map(it -> it.start().toString()).collect(Collectors.joining(",", "{", "}")));
        RowCallbackHandler count =
                row -> counts.put(Severity.valueOf(row.getString("severity")), row.getInt("part"), kept(row));
        jdbc.query(statement(facts), parameters, count);
        return counts;
    }

    private static String statement(Facts facts) {
        boolean timed = facts == Facts.RESPONSE;
        String rows = "from (" + facts.sql() + ") f";
        return COUNT.formatted(
                Figure.Condition.KEPT,
                Figure.Condition.MISSED,
                Figure.Condition.OWED,
                timed ? TIMES : NO_TIMES,
                timed
                        ? ", f.done_at - c.received_at as took " + rows + " join support_case c on c.id = f.case_id"
                        : rows);
    }

    private static Kept kept(ResultSet row) throws SQLException {
        return Kept.of(
                row.getLong("kept"),
                row.getLong("missed"),
                row.getLong("owed"),
                seconds(row, "median"),
                seconds(row, "p95"));
    }

    private static Long seconds(ResultSet row, String column) throws SQLException {
        double seconds = row.getDouble(column);
        return row.wasNull() ? null : (long) seconds;
    }
}
