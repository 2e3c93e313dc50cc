package com.calibermind.support.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.calibermind.support.DeskTest;
import com.calibermind.support.cases.ConversationDesk;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class OpenedFormsTest extends DeskTest {

    private static final Map<String, Object> TRIAGE = Map.of("severity", "3", "severityReason", "seen");

    @Autowired
    private ConversationDesk desk;

    private String reference;
    private String task;

    @BeforeEach
    void samOpensTheForm() {
        reference = openCase();
        task = task(reference, "Task_Triage").getId();
        identity.setAuthentication("sam", List.of("support"));
        forms.getTaskFormVariables(task);
        clock.advance(Duration.ofMinutes(1));
    }

    @AfterEach
    void signOut() {
        identity.clearAuthentication();
    }

    @Test
    @DisplayName("P14 completing over the head of a customer's reply says so, once")
    void replyMeanwhile() {
        reception.reply(reference, ADA, "It works again.", clock.instant());
        assertThatThrownBy(() -> forms.submitTaskForm(task, TRIAGE))
                .isInstanceOf(FormRefused.class)
                .hasMessageContaining("the customer has written");
        assertThat(file(reference).severity()).isNull();

        forms.submitTaskForm(task, TRIAGE);
        assertThat(file(reference).severity()).isNotNull();
    }

    @Test
    @DisplayName("P14 a colleague's entries count, one's own and the policy's do not")
    void whoseEntries() {
        desk.note(reference, "Mine.", "sam");
        escalations.warn(reference);
        desk.note(reference, "Theirs.", "maria");
        assertThatThrownBy(() -> forms.submitTaskForm(task, TRIAGE)).hasMessageContaining("there is a new entry on");
    }

    @Test
    void nothingNewNothingSaid() {
        desk.note(reference, "Mine.", "sam");
        forms.submitTaskForm(task, TRIAGE);
        assertThat(file(reference).severity()).isNotNull();
    }

    @Test
    @DisplayName("P14 whoever had the form open before the task went to another hears so, once, without a note")
    void takenOverMeanwhile() {
        tasks.setAssignee(task, "maria");
        assertThatThrownBy(() -> forms.submitTaskForm(task, TRIAGE))
                .isInstanceOf(FormRefused.class)
                .hasMessage("The task is in the hands of maria now: speak to each other before you complete it.");
        assertThat(file(reference).severity()).isNull();

        forms.submitTaskForm(task, TRIAGE);
        assertThat(file(reference).severity()).isNotNull();
    }

    @Test
    void onesOwnTaskIsNoNews() {
        tasks.setAssignee(task, "sam");
        forms.submitTaskForm(task, TRIAGE);
        assertThat(file(reference).severity()).isNotNull();
    }

    @Test
    @DisplayName("P14 whoever completes a task that has ended meanwhile hears so in words")
    void endedMeanwhile() {
        forms.submitTaskForm(task, TRIAGE);
        assertThatThrownBy(() -> forms.submitTaskForm(task, TRIAGE))
                .isInstanceOf(FormRefused.class)
                .hasMessageStartingWith("This task has ended meanwhile");
    }
}
