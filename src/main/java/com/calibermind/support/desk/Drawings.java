package com.calibermind.support.desk;

import com.calibermind.support.desk.Drawing.Box;
import com.calibermind.support.desk.Drawing.Kind;
import com.calibermind.support.desk.Drawing.Line;
import com.calibermind.support.desk.Drawing.Point;
import com.calibermind.support.desk.Drawing.Shape;
import com.calibermind.support.desk.Drawing.Symbol;
import com.calibermind.support.process.DeskAuthority;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.EventDefinition;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.ThrowEvent;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnLabel;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.camunda.bpm.model.bpmn.instance.di.Waypoint;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** How deployed diagrams are drawn. Each is read once: a definition never changes, a new version has another id (ADR 36). */
@Component
class Drawings {

    private static final int MARGIN = 12;

    private final Map<String, Drawing> kept = new ConcurrentHashMap<>();
    private final RepositoryService repository;
    private final DeskAuthority authority;

    Drawings(@Lazy RepositoryService repository, DeskAuthority authority) {
        this.repository = repository;
        this.authority = authority;
    }

    /** For who may see an instance of it. */
    Drawing of(String definition) {
        return kept.computeIfAbsent(
                definition, it -> authority.ask(() -> new Reading(repository.getBpmnModelInstance(it)).drawing()));
    }

    /** One diagram being read; {@code left} and {@code top} are where it begins. */
    private static final class Reading {

        private final BpmnModelInstance model;
        private final int left;
        private final int top;

        Reading(BpmnModelInstance model) {
            this.model = model;
            this.left = (int) xs().min().orElse(0) - MARGIN;
            this.top = (int) ys().min().orElse(0) - MARGIN;
        }

        Drawing drawing() {
            Process process =
                    model.getModelElementsByType(Process.class).iterator().next();
            return new Drawing(
                    process.getId(),
                    Optional.ofNullable(process.getName()).orElse(process.getId()),
                    (int) xs().max().orElse(0) - left + MARGIN,
                    (int) ys().max().orElse(0) - top + MARGIN,
                    model.getModelElementsByType(BpmnShape.class).stream()
                            .flatMap(it -> shape(it).stream())
                            .toList(),
                    model.getModelElementsByType(BpmnEdge.class).stream()
                            .flatMap(it -> line(it).stream())
                            .toList());
        }

        private DoubleStream xs() {
            return DoubleStream.concat(
                    boxes().flatMapToDouble(it -> DoubleStream.of(it.getX(), it.getX() + it.getWidth())),
                    points().mapToDouble(Waypoint::getX));
        }

        private DoubleStream ys() {
            return DoubleStream.concat(
                    boxes().flatMapToDouble(it -> DoubleStream.of(it.getY(), it.getY() + it.getHeight())),
                    points().mapToDouble(Waypoint::getY));
        }

        /** Of shapes and of names. */
        private Stream<Bounds> boxes() {
            return model.getModelElementsByType(Bounds.class).stream();
        }

        private Stream<Waypoint> points() {
            return model.getModelElementsByType(Waypoint.class).stream();
        }

        private Optional<Shape> shape(BpmnShape drawn) {
            BaseElement element = drawn.getBpmnElement();
            return kind(element)
                    .map(kind -> new Shape(
                            element.getId(),
                            kind,
                            symbol(element),
                            name((FlowElement) element),
                            isBeside(element),
                            element instanceof CallActivity call ? call.getCalledElement() : null,
                            box(drawn.getBounds()),
                            label(drawn.getBpmnLabel())));
        }

        private Optional<Line> line(BpmnEdge drawn) {
            return drawn.getBpmnElement() instanceof SequenceFlow flow
                    ? Optional.of(new Line(
                            name(flow),
                            drawn.getWaypoints().stream().map(this::point).toList(),
                            label(drawn.getBpmnLabel())))
                    : Optional.empty();
        }

        private static Optional<Kind> kind(BaseElement element) {
            return Stream.of(
                            kind(element, CallActivity.class, Kind.CALL),
                            kind(element, SubProcess.class, Kind.GROUP),
                            kind(element, Activity.class, Kind.TASK),
                            kind(element, Gateway.class, Kind.GATEWAY),
                            kind(element, StartEvent.class, Kind.START),
                            kind(element, EndEvent.class, Kind.END),
                            kind(element, Event.class, Kind.BETWEEN))
                    .flatMap(Optional::stream)
                    .findFirst();
        }

        private static Optional<Kind> kind(BaseElement element, Class<?> type, Kind kind) {
            return Optional.of(kind).filter(it -> type.isInstance(element));
        }

        private static Symbol symbol(BaseElement element) {
            if (element instanceof Event event) {
                return definitions(event).stream()
                        .map(Reading::symbol)
                        .findFirst()
                        .orElse(null);
            }
            if (element instanceof UserTask) {
                return Symbol.PERSON;
            }
            return element instanceof ExclusiveGateway
                    ? Symbol.ONE_WAY
                    : element instanceof ParallelGateway
                            ? Symbol.ALL_WAYS
                            : element instanceof EventBasedGateway ? Symbol.FIRST_EVENT : null;
        }

        private static Collection<EventDefinition> definitions(Event event) {
            return event instanceof CatchEvent caught
                    ? caught.getEventDefinitions()
                    : ((ThrowEvent) event).getEventDefinitions();
        }

        private static Symbol symbol(EventDefinition definition) {
            return definition instanceof TimerEventDefinition
                    ? Symbol.TIMER
                    : definition instanceof MessageEventDefinition ? Symbol.MESSAGE : null;
        }

        private static boolean isBeside(BaseElement element) {
            return element instanceof SubProcess group && group.triggeredByEvent()
                    || element instanceof BoundaryEvent event && !event.cancelActivity()
                    || element instanceof StartEvent start && !start.isInterrupting();
        }

        private static String name(FlowElement element) {
            return Optional.ofNullable(element.getName()).orElse("");
        }

        private Box label(BpmnLabel label) {
            return label == null || label.getBounds() == null ? null : box(label.getBounds());
        }

        private Box box(Bounds it) {
            return new Box(
                    it.getX().intValue() - left,
                    it.getY().intValue() - top,
                    it.getWidth().intValue(),
                    it.getHeight().intValue());
        }

        private Point point(Waypoint it) {
            return new Point(it.getX().intValue() - left, it.getY().intValue() - top);
        }
    }
}
