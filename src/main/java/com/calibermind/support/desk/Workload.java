package com.calibermind.support.desk;

import com.calibermind.support.cases.SupportProperties;
import com.calibermind.support.process.CaseInstances;
import com.calibermind.support.process.DeskAuthority;
import com.calibermind.support.process.Groups;
import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** In whose hands the open cases are: each specialist's, also of those who have none, and each team's. */
@Component
@Transactional(readOnly = true)
class Workload {

    private static final int MOST = 200;

    /**
     * @param inHand cases of which a task is theirs now
     * @param late those among them of which such a task is past its time
     * @param assigned open cases that were handed over to them, wherever they stand
     */
    @Schema(name = "PersonsLoad")
    record Person(String user, String name, long inHand, long late, long assigned) {}

    /**
     * @param team group id; empty: people who were asked in person
     * @param figure and {@code who}: which list shows the cases, see {@link Figure}
     * @param late those among them that are past their time
     */
    record Team(String team, String figure, String who, long cases, long late) {}

    /** @param people at most 200, the busiest first */
    record Load(Instant now, String zone, List<Person> people, List<Team> teams) {}

    private record Hands(String user, long inHand, long late, long assigned) {}

    private static final String PEOPLE = """
            select who, sum(in_hand) in_hand, sum(late) late, sum(assigned) assigned from (
                select t.assignee_ as who, count(distinct i.business_key_) as in_hand,
                    count(distinct i.business_key_) filter (where t.due_date_ <= :now) as late, 0 as assigned
                from act_ru_task t join act_ru_execution i on i.id_ = t.proc_inst_id_
                where t.assignee_ is not null and split_part(t.proc_def_id_, ':', 1) in (:processes)
                group by t.assignee_
                union all
                select assigned_to, 0, 0, count(*) from support_case
                where state <> 'CLOSED' and assigned_to is not null group by assigned_to) hands
            group by who order by in_hand desc, assigned desc, who limit :most""";

    private static final String TEAMS = """
            select 1 as place, 'support' as team, 'open' as figure, '' as who, count(*) as cases,
                (select count(*) from support_case
                    where state <> 'CLOSED' and responded_at is null and respond_by <= :instant) as late
            from support_case where state <> 'CLOSED'
            union all
            select 2, case authority when 'MANAGER' then 'managers' else 'headOfCustomerSuccess' end, 'escalated', authority,
                count(distinct case_id), count(distinct case_id) filter (where review_due <= :instant)
            from escalation where settled_at is null and answered_at is null group by authority
            union all
            select 3, lower(coalesce(team, '')), 'consulted', lower(coalesce(team, '')), count(distinct case_reference),
                count(distinct case_reference) filter (where due <= :instant)
            from consultation where read_at is null and withdrawn_at is null and answered_at is null group by 2
            order by place, team""";

    private final NamedParameterJdbcTemplate jdbc;
    private final IdentityService identity;
    private final DeskAuthority authority;
    private final SupportProperties properties;
    private final Clock clock;

    Workload(
            NamedParameterJdbcTemplate jdbc,
            @Lazy IdentityService identity,
            DeskAuthority authority,
            SupportProperties properties,
            Clock clock) {
        this.jdbc = jdbc;
        this.identity = identity;
        this.authority = authority;
        this.properties = properties;
        this.clock = clock;
    }

    Load now() {
        return new Load(clock.instant(), properties.timeZone().getId(), people(), teams());
    }

    private List<Person> people() {
        Map<String, Hands> hands = new LinkedHashMap<>();
        jdbc.query(
                        PEOPLE,
                        new MapSqlParameterSource("now", utc())
                                .addValue("processes", CaseInstances.PROCESSES)
                                .addValue("most", MOST),
                        (row, i) -> new Hands(row.getString(1), row.getLong(2), row.getLong(3), row.getLong(4)))
                .forEach(it -> hands.put(it.user(), it));
        Map<String, String> names = new LinkedHashMap<>();
        authority
                .ask(() -> identity.createUserQuery()
                        .memberOfGroup(Groups.SUPPORT)
                        .orderByUserId()
                        .asc()
                        .listPage(0, MOST))
                .forEach(it -> names.put(it.getId(), name(it)));
        names.keySet().forEach(it -> hands.putIfAbsent(it, new Hands(it, 0, 0, 0)));
        List<Person> people = new ArrayList<>();
        hands.values()
                .forEach(it -> people.add(new Person(
                        it.user(), names.getOrDefault(it.user(), it.user()), it.inHand(), it.late(), it.assigned())));
        return people.stream()
                .sorted(Comparator.comparingLong(Person::inHand)
                        .thenComparingLong(Person::assigned)
                        .reversed()
                        .thenComparing(Person::user))
                .limit(MOST)
                .toList();
    }

    private List<Team> teams() {
        return jdbc.query(
                TEAMS,
                new MapSqlParameterSource("instant", Timestamp.from(clock.instant())),
                (row, i) ->
                        new Team(row.getString(2), row.getString(3), row.getString(4), row.getLong(5), row.getLong(6)));
    }

    /** The engine keeps its times without zone, in the JVM's, which is UTC. */
    private Timestamp utc() {
        return Timestamp.from(clock.instant());
    }

    private static String name(User it) {
        return (it.getFirstName() + " " + it.getLastName()).strip();
    }
}
