package com.calibermind.support.cases;

import com.calibermind.support.policy.Severity;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
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

    private static final String COLUMNS = """
            select reference, state, coalesce(severity, proposed_severity, 'SEVERITY_1') as watched, severity, company_name,
                coalesce(reporter_name, reporter_email) as reporter, subject, received_at, respond_by, warn_at, responded_at,
                quiet_until, assigned_to, security_suspected, expedited, merged_into
            from support_case
            """;

    /** The gravest first, then the earliest deadline (P20). */
    private static final String URGENCY =
            " order by coalesce(severity, proposed_severity, 'SEVERITY_1'), respond_by, id limit :limit offset :first";

    private final NamedParameterJdbcTemplate jdbc;

    CaseLists(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public List<CaseLine> of(Collection<String> references) {
        return references.isEmpty()
                ? List.of()
                : query(COLUMNS + "where reference in (:references)", Map.of("references", references));
    }

    /** Open cases in that state, null: in any; the gravest first. */
    public List<CaseLine> open(CaseState state, int first, int limit) {
        return query(
                COLUMNS + "where state <> 'CLOSED'" + (state == null ? "" : " and state = :state") + URGENCY,
                new MapSqlParameterSource("state", state == null ? null : state.name())
                        .addValue("first", first)
                        .addValue("limit", limit)
                        .getValues());
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

    /** Open cases and closed ones whose reference begins so, or of the contact with that address; newest first. */
    public List<CaseLine> search(String words, int limit) {
        return query(
                "select * from (" + COLUMNS + "where reference = upper(:words)) exact union ("
                        + COLUMNS
                        + "where lower(reporter_email) = lower(:words) order by received_at desc limit :limit)"
                        + " order by received_at desc limit :limit",
                Map.of("words", words.strip(), "limit", limit));
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
