package com.calibermind.support.desk;

import com.calibermind.support.process.CaseInstances;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.TransitionInstance;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where the processes of a case stand, those that the caller may see in the engine: an incident's are the team's (P32). */
@Component
@Transactional(readOnly = true)
class WayReader {

    private static final int MOST = 8;
    private static final String MAIN = "SupportCase:";

    /** @param here ids of the shapes at which it stands */
    record Way(Drawing drawing, Set<String> here) {}

    private final RuntimeService runtime;
    private final Drawings drawings;
    private final SignedIn caller;

    WayReader(@Lazy RuntimeService runtime, Drawings drawings, SignedIn caller) {
        this.runtime = runtime;
        this.drawings = drawings;
        this.caller = caller;
    }

    /** The case's own process first; at most 8. */
    List<Way> of(String reference) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(reference).list().stream()
                .sorted(Comparator.comparing(it -> !it.getProcessDefinitionId().startsWith(MAIN)))
                .limit(MOST)
                .flatMap(it -> way(it).stream())
                .toList();
    }

    /** Empty if it has ended meanwhile, or if nothing of it can be shown. */
    private Optional<Way> way(ProcessInstance instance) {
        return Optional.ofNullable(runtime.getActivityInstance(instance.getId()))
                .map(it -> way(drawings.of(instance.getProcessDefinitionId()), it))
                .filter(it -> !it.here().isEmpty());
    }

    private Way way(Drawing drawing, ActivityInstance instance) {
        Set<String> standsAt = leaves(instance).collect(Collectors.toSet());
        return new Way(
                drawing,
                drawing.shapes().stream()
                        .filter(it -> standsAt.contains(it.id()) && mayKnow(it))
                        .map(Drawing.Shape::id)
                        .collect(Collectors.toSet()));
    }

    /** That an incident runs is said by nothing but what the case itself says (P32). */
    private boolean mayKnow(Drawing.Shape shape) {
        return shape.calls() == null || CaseInstances.PROCESSES.contains(shape.calls()) || caller.respondsToIncidents();
    }

    private static Stream<String> leaves(ActivityInstance instance) {
        ActivityInstance[] children = instance.getChildActivityInstances();
        TransitionInstance[] waiting = instance.getChildTransitionInstances();
        return children.length + waiting.length == 0
                ? Stream.of(instance.getActivityId())
                : Stream.concat(
                        Arrays.stream(children).flatMap(WayReader::leaves),
                        Arrays.stream(waiting).map(TransitionInstance::getActivityId));
    }
}
