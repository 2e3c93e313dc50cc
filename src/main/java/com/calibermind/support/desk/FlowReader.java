package com.calibermind.support.desk;

import com.calibermind.support.cases.SupportProperties;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads what passed through a diagram from the engine's history of steps (ADR 31). */
@Component
@Transactional(readOnly = true)
class FlowReader {

    /**
     * So many steps are read at most, the newest: by ACT_IDX_HI_AI_PDEFID_END_TIME, which the engine brings, so that a
     * million rows of history cost no more than this many.
     */
    private static final int MOST = 10_000;

    private static final String PASSED = """
            with passed as (
                select act_id_, act_type_, duration_, end_time_ from act_hi_actinst
                where proc_def_id_ = ? and end_time_ >= ? order by end_time_ desc limit ?)
            select act_id_, min(act_type_) as type, count(*) as tokens,
                percentile_disc(0.5) within group (order by duration_) as median, min(end_time_) as since
            from passed group by act_id_""";

    private record Passed(String id, String type, long tokens, Long median, Instant since) {}

    private final JdbcTemplate jdbc;
    private final RepositoryService repository;
    private final SupportProperties properties;
    private final Clock clock;

    FlowReader(JdbcTemplate jdbc, @Lazy RepositoryService repository, SupportProperties properties, Clock clock) {
        this.jdbc = jdbc;
        this.repository = repository;
        this.properties = properties;
        this.clock = clock;
    }

    Flow of(ProcessDefinition definition, int days) {
        Instant now = clock.instant();
        Instant asked = now.minus(Duration.ofDays(days));
        List<Passed> passed =
                jdbc.query(PASSED, (row, i) -> passed(row), definition.getId(), Timestamp.from(asked), MOST);
        long steps = passed.stream().mapToLong(Passed::tokens).sum();
        boolean capped = steps >= MOST;
        Instant from = capped
                ? passed.stream()
                        .map(Passed::since)
                        .min(Comparator.naturalOrder())
                        .orElse(asked)
                : asked;
        return new Flow(
                definition.getId(),
                definition.getKey(),
                definition.getVersion(),
                from,
                now,
                properties.timeZone().getId(),
                days,
                capped,
                steps,
                elements(passed, repository.getBpmnModelInstance(definition.getId())));
    }

    /** What has left, and what is still there though its time limit rang. */
    private static List<Flow.Element> elements(List<Passed> passed, BpmnModelInstance model) {
        Map<String, Long> missed = missed(passed, model);
        Map<String, Passed> left = passed.stream().collect(Collectors.toMap(Passed::id, Function.identity()));
        return Stream.concat(left.keySet().stream(), missed.keySet().stream())
                .distinct()
                .map(it -> element(it, left.get(it), missed.getOrDefault(it, 0L), model))
                .sorted(Comparator.comparingLong(Flow.Element::tokens)
                        .reversed()
                        .thenComparing(Flow.Element::id))
                .toList();
    }

    private static Flow.Element element(String id, Passed passed, long missed, BpmnModelInstance model) {
        FlowElement drawn = model.getModelElementById(id) instanceof FlowElement it ? it : null;
        return new Flow.Element(
                id,
                drawn == null || drawn.getName() == null ? id : drawn.getName(),
                passed != null
                        ? passed.type()
                        : drawn == null ? "" : drawn.getElementType().getTypeName(),
                passed == null ? 0 : passed.tokens(),
                passed == null ? null : passed.median(),
                missed);
    }

    /** By the element at which the timer is drawn. */
    private static Map<String, Long> missed(List<Passed> passed, BpmnModelInstance model) {
        Map<String, Long> missed = new HashMap<>();
        for (Passed it : passed) {
            if (model.getModelElementById(it.id()) instanceof BoundaryEvent event
                    && event.getEventDefinitions().stream().anyMatch(TimerEventDefinition.class::isInstance)) {
                missed.merge(event.getAttachedTo().getId(), it.tokens(), Long::sum);
            }
        }
        return missed;
    }

    private static Passed passed(ResultSet row) throws SQLException {
        return new Passed(
                row.getString("act_id_"),
                row.getString("type"),
                row.getLong("tokens"),
                row.getObject("median", Long.class),
                row.getTimestamp("since").toInstant());
    }
}
