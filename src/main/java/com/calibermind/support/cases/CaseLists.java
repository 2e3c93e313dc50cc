package com.calibermind.support.cases;

import com.calibermind.support.policy.Severity;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Cases in lists, each read with one statement and an index; never all of them. */
@Component
@Transactional(readOnly = true)
public class CaseLists {

    /** The severity whose target applies. */
    private static final String WATCHED = "coalesce(severity, proposed_severity, 'SEVERITY_1')";

    private record Placed(CaseLine line, long id) {}

    private static final String COLUMNS = """
            select id, reference, state, coalesce(severity, proposed_severity, 'SEVERITY_1') as watched, severity, company_name,
                coalesce(reporter_name, reporter_email) as reporter, subject, received_at, respond_by, warn_at, responded_at,
                quiet_until, assigned_to, security_suspected, expedited, merged_into
            from support_case
            """;

    /** The gravest first (P20), of each severity those that a reviewer has put first (P30), then the earliest deadline. */
    private static final String URGENCY = " order by " + WATCHED + ", (not expedited), respond_by, id limit :limit";

    private static final String NEWEST = " order by received_at desc, id desc limit :limit";

    private final NamedParameterJdbcTemplate jdbc;

    CaseLists(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public List<CaseLine> of(Collection<String> references) {
        return references.isEmpty()
                ? List.of()
                : query(COLUMNS + "where reference in (:references)", Map.of("references", references));
    }

    /**
     * One page of a list.
     *
     * @throws IllegalArgumentException if {@link CaseQuery#after} is no place in a list of that order
     */
    public CasePage find(CaseQuery query, int size) {
        var parameters = new MapSqlParameterSource("limit", size + 1);
        List<String> conditions = new ArrayList<>();
        state(query, conditions, parameters);
        words(query, conditions, parameters);
        if (query.severity() != null) {
            conditions.add(WATCHED + " = :severity");
            parameters.addValue("severity", query.severity().name());
        }
        if (query.company() != null) {
            conditions.add("company_id = :company");
            parameters.addValue("company", query.company());
        }
        place(query, conditions, parameters);
        String sql = COLUMNS
                + (conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions))
                + (query.newestFirst() ? NEWEST : URGENCY);
        return page(jdbc.query(sql, parameters, (row, i) -> new Placed(line(row), row.getLong("id"))), query, size);
    }

    private static void state(CaseQuery query, List<String> conditions, MapSqlParameterSource parameters) {
        if (query.state() == CaseState.CLOSED) {
            conditions.add("state = 'CLOSED'");
        } else if (query.state() != null || query.words().isEmpty()) {
            conditions.add("state <> 'CLOSED'");
        }
        if (query.state() != null && query.state() != CaseState.CLOSED) {
            conditions.add("state = :state");
            parameters.addValue("state", query.state().name());
        }
    }

    private static void words(CaseQuery query, List<String> conditions, MapSqlParameterSource parameters) {
        if (query.words().isEmpty()) {
            return;
        }
        if (query.namesCase()) {
            conditions.add("reference = upper(:words)");
        } else if (query.namesAddress()) {
            conditions.add("lower(reporter_email) = lower(:words)");
        } else {
            conditions.add("subject_words(subject) @@ to_tsquery('simple', :words)");
        }
        boolean literally = query.namesCase() || query.namesAddress();
        parameters.addValue("words", literally ? query.words() : SubjectWords.query(query.words()));
    }

    private static void place(CaseQuery query, List<String> conditions, MapSqlParameterSource parameters) {
        if (query.after() == null) {
            return;
        }
        ListPlace place = ListPlace.read(query.after(), query.newestFirst());
        if (query.newestFirst()) {
            conditions.add("(received_at, id) < (:at, :id)");
        } else {
            conditions.add("(" + WATCHED + ", (not expedited), respond_by, id) > (:last, :calm, :at, :id)");
            parameters.addValue("last", place.severity().name()).addValue("calm", !place.expedited());
        }
        parameters.addValue("at", Timestamp.from(place.at())).addValue("id", place.id());
    }

    private static CasePage page(List<Placed> found, CaseQuery query, int size) {
        List<CaseLine> lines = found.stream().limit(size).map(Placed::line).toList();
        return new CasePage(
                lines,
                found.size() <= size ? null : place(found.get(size - 1), query).written());
    }

    private static ListPlace place(Placed last, CaseQuery query) {
        CaseLine line = last.line();
        return query.newestFirst()
                ? new ListPlace(null, false, line.receivedAt(), last.id())
                : new ListPlace(line.severity(), line.expedited(), line.respondBy(), last.id());
    }

    /** Whether there has never been a case. */
    public boolean isEmpty() {
        return Boolean.TRUE.equals(
                jdbc.queryForObject("select not exists (select 1 from support_case)", Map.of(), Boolean.class));
    }

    /** How many open cases there are in each state, each counted no further than {@code most}. */
    public Map<CaseState, Long> counts(int most) {
        return Arrays.stream(CaseState.values())
                .filter(it -> it != CaseState.CLOSED)
                .collect(Collectors.toMap(it -> it, it -> count(it, most), (a, b) -> a, TreeMap::new));
    }

    private Long count(CaseState state, int most) {
        return jdbc.queryForObject("""
                select count(*) from (select 1 from support_case
                    where state <> 'CLOSED' and state = :state limit :most) open""", Map.of("state", state.name(), "most", most), Long.class);
    }

    /** Other cases of the same contact or company, newest first. */
    public List<CaseLine> earlier(CaseFile file, int limit) {
        var parameters = new MapSqlParameterSource("reference", file.reference())
                .addValue("email", file.reporter().email())
                .addValue("company", file.companyId())
                .addValue("limit", limit + 1);
        return query(
                        "(" + COLUMNS
                                + "where lower(reporter_email) = lower(cast(:email as text)) order by received_at desc limit :limit)"
                                + " union (" + COLUMNS
                                + "where company_id = cast(:company as bigint) order by received_at desc limit :limit)"
                                + " order by received_at desc limit :limit",
                        parameters.getValues())
                .stream()
                .filter(it -> !it.reference().equals(file.reference()))
                .limit(limit)
                .toList();
    }

    /** References of the cases that were found to repeat this one. */
    public List<String> duplicatesOf(String reference) {
        return jdbc.queryForList(
                "select reference from support_case where merged_into = :reference order by id",
                Map.of("reference", reference),
                String.class);
    }

    private List<CaseLine> query(String sql, Map<String, ?> parameters) {
        return jdbc.query(sql, parameters, (row, i) -> line(row));
    }

    private static CaseLine line(ResultSet row) throws SQLException {
        return new CaseLine(
                row.getString("reference"),
                CaseState.valueOf(row.getString("state")),
                Severity.valueOf(row.getString("watched")),
                row.getString("severity") != null,
                row.getString("company_name"),
                row.getString("reporter"),
                row.getString("subject"),
                instant(row, "received_at"),
                instant(row, "respond_by"),
                instant(row, "warn_at"),
                instant(row, "responded_at"),
                instant(row, "quiet_until"),
                row.getString("assigned_to"),
                row.getBoolean("security_suspected"),
                row.getBoolean("expedited"),
                row.getString("merged_into"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
