package com.calibermind.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What all diagrams have in common, so that each can be read and changed in Modeler. */
class DiagramsTest {

    private static final int MOST_NODES = 25;
    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

    static Stream<Path> diagrams() throws IOException {
        return Mentions.files("processes").stream().filter(it -> it.toString().endsWith(".bpmn"));
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void canBeTakenInAtAGlance(Path file) {
        assertThat(model(file).getModelElementsByType(FlowNode.class)).hasSizeLessThanOrEqualTo(MOST_NODES);
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void everyDecisionHasASafeWay(Path file) {
        assertThat(model(file).getModelElementsByType(ExclusiveGateway.class))
                .filteredOn(it -> it.getOutgoing().size() > 1)
                .allSatisfy(it -> assertThat(it.getDefault()).as(it.getId()).isNotNull())
                .flatExtracting(FlowNode::getOutgoing)
                .allSatisfy(it -> assertThat(it.getConditionExpression() == null)
                        .as("%s has a condition or is the default", it.getId())
                        .isEqualTo(it.equals(((ExclusiveGateway) it.getSource()).getDefault())));
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void everyConditionReadsOneVariable(Path file) {
        assertThat(model(file).getModelElementsByType(SequenceFlow.class))
                .map(SequenceFlow::getConditionExpression)
                .filteredOn(Objects::nonNull)
                .allSatisfy(it -> assertThat(it.getTextContent()).matches("#\\{!?\\w+}|#\\{\\w+ == '\\w+'}"));
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void everyIdSaysWhatItIs(Path file) {
        BpmnModelInstance model = model(file);
        assertThat(model.getDefinitions().getId()).isEqualTo("Definitions_" + name(file));
        assertThat(model.<ModelElementInstance>getModelElementById(name(file))).isNotNull();
        assertThat(model.getModelElementsByType(FlowElement.class))
                .filteredOn(it -> !it.getId().matches(prefix(it) + "_[A-Z][A-Za-z0-9]+"))
                .extracting(FlowElement::getId)
                .isEmpty();
        assertThat(model.getModelElementsByType(Message.class))
                .allSatisfy(it -> assertThat(it.getId()).isEqualTo("Message_" + it.getName()));
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void everyProcessThatIsCalledIsThere(Path file) {
        assertThat(model(file).getModelElementsByType(CallActivity.class))
                .allSatisfy(it -> assertThat(new File("processes", it.getCalledElement() + ".bpmn"))
                        .exists());
    }

    @Test
    void formsAndDiagramsNameEachOther() throws IOException {
        Set<String> named = diagrams()
                .flatMap(it -> model(it).getModelElementsByType(FlowNode.class).stream())
                .flatMap(DiagramsTest::forms)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(Mentions.files("forms")).extracting(Path::toString).containsExactlyElementsOf(named);
    }

    @Test
    void everyFormBearsTheNameOfItsFile() throws IOException {
        var json = new ObjectMapper();
        for (Path file : Mentions.files("forms")) {
            if (file.toString().endsWith(".form")) {
                assertThat(json.readTree(file.toFile()).path("id").asText()).isEqualTo(name(file));
            }
        }
    }

    /** A form is found in the deployment of its diagram, so that a running case keeps the form that it began with. */
    private static Stream<String> forms(FlowNode node) {
        String form = node.getAttributeValueNs(CAMUNDA, "formRef");
        String page = node.getAttributeValueNs(CAMUNDA, "formKey");
        if (form != null) {
            assertThat(node.getAttributeValueNs(CAMUNDA, "formRefBinding"))
                    .as(node.getId())
                    .isEqualTo("deployment");
        }
        return Stream.of(
                        form == null ? null : "forms/" + form + ".form",
                        page == null ? null : page.replace("embedded:deployment:", ""))
                .filter(Objects::nonNull);
    }

    private static String prefix(FlowElement element) {
        String type = element.getElementType().getTypeName();
        if (type.endsWith("Task")) {
            return "(Receive)?Task";
        }
        if (type.endsWith("Gateway")) {
            return "Gateway";
        }
        if (type.equals("sequenceFlow")) {
            return "Flow";
        }
        return type.startsWith("intermediate") ? "Event" : type.substring(0, 1).toUpperCase() + type.substring(1);
    }

    private static BpmnModelInstance model(Path file) {
        return Bpmn.readModelFromFile(file.toFile());
    }

    private static String name(Path file) {
        return file.getFileName().toString().replaceFirst("\\.\\w+$", "");
    }
}
