package com.calibermind.support.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import com.calibermind.support.DeskTest;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MailReviewProcessTest extends DeskTest {

    private final String messageId = "<" + UUID.randomUUID() + "@acme.example>";

    private Task parked() {
        mail.arrives(
                ADA,
                "From: Ada <ada@acme.example>",
                "To: support@calibermind.example",
                "Subject: Out of office",
                "Message-ID: " + messageId,
                "Auto-Submitted: auto-replied",
                "",
                "I am away.");
        mail.read();
        assertThat(mail.stored(messageId, "PARKED")).isEqualTo(1);
        return tasks.createTaskQuery().processDefinitionKey("MailReview").orderByTaskCreateTime().desc().list().stream()
                .filter(it -> String.valueOf(
                                forms.getTaskFormVariables(it.getId()).get("mailText"))
                        .contains("I am away."))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @DisplayName("P01 P12 automatic mail is parked for a person, who sees why and may open a case from it")
    void openedByAPerson() {
        Task task = parked();
        assertThat(forms.getTaskFormVariables(task.getId()))
                .containsEntry("mailFrom", ADA)
                .containsEntry("mailSubject", "Out of office")
                .containsEntry("mailReason", "Sent by a machine: it says Auto-Submitted.");

        forms.submitTaskForm(task.getId(), Map.of("decision", "openCase", "reviewNote", ""));

        assertThat(openSteps(mail.caseOf(messageId))).containsExactly("Task_Triage");
    }

    @Test
    @DisplayName("P01 discarding a mail needs a word why, and keeps the mail")
    void discardedByAPerson() {
        Task task = parked();
        assertThatThrownBy(() -> forms.submitTaskForm(task.getId(), Map.of("decision", "discard", "reviewNote", "")))
                .hasMessageContaining("Say in the note");

        forms.submitTaskForm(task.getId(), Map.of("decision", "discard", "reviewNote", "An absence note."));

        assertThat(mail.stored(messageId, "DISCARDED")).isEqualTo(1);
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceId(task.getProcessInstanceId())
                        .count())
                .isZero();
    }

    @Test
    @DisplayName("P14 a parked mail that nobody looks at comes before the managers")
    void managersAreBroughtIn() {
        Task task = parked();
        clock.advance(Duration.ofMinutes(15));
        runDueJobsOf(task.getProcessInstanceId());
        runDueJobsOf(task.getProcessInstanceId());

        assertThat(task(task)).hasCandidateGroup("managers");
        assertThat(task(task)).hasCandidateGroup("support");
    }

    private Task task(Task task) {
        return tasks.createTaskQuery().taskId(task.getId()).singleResult();
    }
}
