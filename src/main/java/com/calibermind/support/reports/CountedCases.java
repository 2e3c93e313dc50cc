package com.calibermind.support.reports;

import com.calibermind.support.cases.CaseState;
import com.calibermind.support.policy.Severity;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/** Lists the cases behind a figure. */
@Component
class CountedCases {

    private final NamedParameterJdbcTemplate jdbc;

    CountedCases(DataSource database) {
        var template = new JdbcTemplate(database);
        template.setQueryTimeout(CountedFacts.PATIENCE);
        this.jdbc = new NamedParameterJdbcTemplate(template);
    }

    /** @param severity null: of any */
    List<CountedCase> list(Figure figure, Period period, Severity severity, Instant now, int first, int limit) {
        var parameters = new MapSqlParameterSource("start", Timestamp.from(period.start()))
                .addValue("end", Timestamp.from(period.end()))
                .addValue("now", Timestamp.from(now))
                .addValue("severity", severity == null ? null : severity.name())
                .addValue("first", first)
                .addValue("limit", limit);
        return jdbc.query(statement(figure, severity), parameters, (row, i) -> counted(row));
    }

    private static String statement(Figure figure, Severity severity) {
        return """
                select c.reference, f.severity, c.state, c.company_name, c.subject, c.received_at, c.security_suspected,
                    f.moment, f.done_at
                from (select * from (%s) facts where %s%s order by moment, case_id limit :limit offset :first) f
                join support_case c on c.id = f.case_id
                order by f.moment, f.case_id""".formatted(
                        figure.facts().sql(), figure.condition(), severity == null ? "" : " and severity = :severity");
    }

    private static CountedCase counted(ResultSet row) throws SQLException {
        Instant received = row.getTimestamp("received_at").toInstant();
        Instant moment = row.getTimestamp("moment").toInstant();
        Timestamp done = row.getTimestamp("done_at");
        Instant doneAt = done == null ? null : done.toInstant();
        return new CountedCase(
                row.getString("reference"),
                Severity.valueOf(row.getString("severity")),
                CaseState.valueOf(row.getString("state")),
                row.getString("company_name"),
                row.getString("subject"),
                received,
                moment,
                doneAt,
                doneAt == null || doneAt.isBefore(moment)
                        ? null
                        : Duration.between(moment, doneAt).toSeconds(),
                doneAt == null ? null : Duration.between(received, doneAt).toSeconds(),
                row.getBoolean("security_suspected"));
    }
}
