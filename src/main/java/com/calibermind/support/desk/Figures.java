package com.calibermind.support.desk;

import com.calibermind.support.cases.CaseLine;
import com.calibermind.support.cases.CaseLists;
import com.calibermind.support.cases.CaseState;
import com.calibermind.support.cases.SupportProperties;
import com.calibermind.support.policy.Severity;
import com.calibermind.support.process.CaseInstances;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Counts the figures of the desk page and lists the cases behind each. */
@Component
@Transactional(readOnly = true)
class Figures {

    private static final int PAGE = 1_000;

    /**
     * @param at the moment for which the figure counts it, see {@link Figure}; UTC, or null
     * @param instance id of the case's process, or null: it has ended
     */
    record Row(CaseLine theCase, Instant at, String instance) {}

    private record Counted(String reference, Instant at) {}

    /** Open cases of one severity in one state. */
    record Open(Severity severity, CaseState state, long cases) {}

    private final NamedParameterJdbcTemplate jdbc;
    private final CaseLists lists;
    private final CaseInstances instances;
    private final SupportProperties properties;
    private final Clock clock;

    Figures(
            NamedParameterJdbcTemplate jdbc,
            CaseLists lists,
            CaseInstances instances,
            SupportProperties properties,
            Clock clock) {
        this.jdbc = jdbc;
        this.lists = lists;
        this.instances = instances;
        this.properties = properties;
        this.clock = clock;
    }

    /** When today began, where the desk is. */
    Instant today() {
        var zone = properties.timeZone();
        return clock.instant().atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
    }

    List<Open> open() {
        return jdbc.query(
                """
                select coalesce(severity, proposed_severity, 'SEVERITY_1'), state, count(*)
                from support_case where state <> 'CLOSED' group by 1, 2 order by 1, 2""",
                (row, i) -> new Open(
                        Severity.valueOf(row.getString(1)), CaseState.valueOf(row.getString(2)), row.getLong(3)));
    }

    long count(Figure figure, String who) {
        var cut = new Figure.Cut(null, null, who, today());
        Long count = jdbc.queryForObject(figure.counted(cut), parameters(cut), Long.class);
        return count == null ? 0 : count;
    }

    List<Row> list(Figure figure, Figure.Cut cut, long first, int limit) {
        var parameters = parameters(cut).addValue("first", first).addValue("limit", limit);
        return rows(jdbc.query(figure.listed(cut), parameters, (row, i) -> counted(row)));
    }

    /** All of them, or the first so many. */
    List<Row> all(Figure figure, Figure.Cut cut, int most) {
        List<Row> all = new ArrayList<>();
        List<Row> page;
        do {
            page = list(figure, cut, all.size(), Math.min(PAGE, most - all.size()));
            all.addAll(page);
        } while (page.size() == PAGE && all.size() < most);
        return all;
    }

    /** Responses that are owed and not late yet, the next first. */
    List<Row> dueNext(int limit) {
        return rows(jdbc.query(
                """
                select reference, respond_by from support_case
                where state <> 'CLOSED' and responded_at is null and respond_by > :now order by respond_by, id limit :limit""", Map.of("now", Timestamp.from(clock.instant()), "limit", limit), (row, i) -> counted(row)));
    }

    private static Counted counted(ResultSet row) throws SQLException {
        Timestamp at = row.getTimestamp(2);
        return new Counted(row.getString(1), at == null ? null : at.toInstant());
    }

    /** In that order; references of no case are left out. */
    private List<Row> rows(List<Counted> counted) {
        List<String> references = counted.stream().map(Counted::reference).toList();
        Map<String, CaseLine> lines =
                lists.of(references).stream().collect(Collectors.toMap(CaseLine::reference, Function.identity()));
        Map<String, String> running = instances.of(references);
        return counted.stream()
                .filter(it -> lines.containsKey(it.reference()))
                .map(it -> new Row(lines.get(it.reference()), it.at(), running.get(it.reference())))
                .toList();
    }

    /** Ids of the cases' processes, as far as they run. */
    Map<String, String> instances(List<String> references) {
        return instances.of(references);
    }

    private MapSqlParameterSource parameters(Figure.Cut cut) {
        Instant now = clock.instant();
        return new MapSqlParameterSource("now", Timestamp.from(now))
                .addValue("hour", Timestamp.from(now.plus(Duration.ofHours(1))))
                .addValue("day", Timestamp.from(cut.day()))
                .addValue("month", Timestamp.from(now.minus(Overview.FINDINGS)))
                .addValue("who", cut.who())
                .addValue("state", cut.state())
                .addValue("severity", cut.severity())
                .addValue("processes", CaseInstances.PROCESSES);
    }
}
