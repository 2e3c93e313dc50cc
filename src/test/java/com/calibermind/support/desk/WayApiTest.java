package com.calibermind.support.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.calibermind.support.RestTest;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.ResponseEntity;

/** Where the processes of a case stand, on their diagrams. */
class WayApiTest extends RestTest {

    @Autowired
    private Drawings drawings;

    @Autowired
    private RepositoryService repository;

    private ResponseEntity<JsonNode> get(String user, String reference) {
        return as(user).getForEntity(raw("/api/v1/cases/" + reference + "/way"), JsonNode.class);
    }

    /** Such as "SupportCase [Task_Triage]". */
    private List<String> stands(String user, String reference) {
        ResponseEntity<JsonNode> answer = get(user, reference);
        assertThat(answer.getStatusCode().value()).as(user).isEqualTo(200);
        return StreamSupport.stream(answer.getBody().spliterator(), false)
                .map(it -> it.at("/drawing/process").asText() + " "
                        + it.path("here").toString().replace("\"", ""))
                .toList();
    }

    private void consult(String reference) {
        as("sam").postForEntity(raw("/api/v1/cases/" + reference + "/consult"), json("""
                {"expert": "development", "question": "Which job hangs?", "hours": 4}"""), JsonNode.class);
    }

    @Test
    @DisplayName("P14 the case's process stands first, then those that it has called")
    void whereItStands() {
        String reference = openCase();
        assertThat(stands("sam", reference)).containsExactly("SupportCase [Task_Triage]");
        triage(reference, 3);
        assertThat(stands("sam", reference))
                .containsExactly(
                        "SupportCase [CallActivity_InitialResponse]", "InitialResponse [Task_RespondSeverity3]");
    }

    @Test
    @DisplayName("P32 that an incident runs is on nobody's picture but the response team's")
    void incidentsStayWithTheTeam() {
        String reference = openCase();
        as("sam")
                .postForEntity(
                        raw("/api/v1/cases/" + reference + "/security"),
                        json("{\"text\": \"A stranger is logged in.\"}"),
                        JsonNode.class);
        for (String user : List.of("sam", "maria", "henri")) {
            assertThat(stands(user, reference)).as(user).containsExactly("SupportCase [Task_Triage]");
        }
        assertThat(stands("ilya", reference)).containsExactly("SecurityIncident [Task_ContactReporter]");
    }

    @Test
    @DisplayName("P24 who is only consulted sees no process of the case; who may not read it learns nothing")
    void others() {
        String reference = openCase();
        assertThat(get("dana", reference).getStatusCode().value()).isEqualTo(404);
        consult(reference);
        assertThat(stands("dana", reference)).isEmpty();
        assertThat(get("paul", reference).getStatusCode().value()).isEqualTo(404);
    }

    @Test
    @DisplayName("each diagram is drawn whole, and once")
    void drawings() {
        for (ProcessDefinition it :
                repository.createProcessDefinitionQuery().latestVersion().list()) {
            Drawing drawing = drawings.of(it.getId());
            assertThat(drawing).isSameAs(drawings.of(it.getId()));
            var model = repository.getBpmnModelInstance(it.getId());
            assertThat(drawing.shapes())
                    .as(it.getKey())
                    .extracting(Drawing.Shape::id)
                    .containsExactlyInAnyOrderElementsOf(model.getModelElementsByType(FlowNode.class).stream()
                            .map(BaseElement::getId)
                            .toList());
            assertThat(drawing.lines())
                    .hasSize(model.getModelElementsByType(SequenceFlow.class).size());
            assertThat(drawing.shapes()).extracting(Drawing.Shape::at).allSatisfy(at -> {
                assertThat(at.x()).isNotNegative();
                assertThat(at.y()).isNotNegative();
                assertThat(at.x() + at.width()).isLessThan(drawing.width());
                assertThat(at.y() + at.height()).isLessThan(drawing.height());
            });
        }
    }
}
