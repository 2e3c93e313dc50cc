package com.calibermind.support.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import com.calibermind.support.DeskTest;
import com.calibermind.support.cases.CaseFile;
import com.calibermind.support.cases.CaseState;
import com.calibermind.support.cases.MessageKind;
import com.calibermind.support.cases.SeverityDesk;
import com.calibermind.support.consultations.ConsultationDesk;
import com.calibermind.support.consultations.ConsultationFile;
import com.calibermind.support.policy.Severity;
import java.time.Duration;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

class ConsultationProcessTest extends DeskTest {

    private static final Map<String, Object> TO_DEVELOPMENT =
            Map.of("team", "development", "question", "Which job may hang?", "hours", 4);

    @Autowired
    private ConsultationDesk desk;

    @Autowired
    private SeverityDesk severities;

    @Autowired
    private RepositoryService repository;

    /** As the specialist sam, with sam's rights. */
    private void start(String process, String reference, Map<String, Object> form) {
        Map<String, Object> fields = new HashMap<>(form);
        fields.put("reference", reference);
        String definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .latestVersion()
                .singleResult()
                .getId();
        identity.setAuthentication("sam", List.of("support"));
        try {
            forms.submitStartForm(definition, fields);
        } finally {
            identity.clearAuthentication();
        }
    }

    private ConsultationFile ask(String reference, Map<String, Object> form) {
        start("Consultation", reference, form);
        List<ConsultationFile> all = desk.of(reference);
        return all.get(all.size() - 1);
    }

    private void withdraw(String reference, Map<String, Object> form) {
        start("ConsultationWithdrawal", reference, form);
    }

    private void submitAs(String user, String group, Task task, Map<String, Object> form) {
        identity.setAuthentication(user, List.of(group));
        try {
            forms.submitTaskForm(task.getId(), new HashMap<>(form));
        } finally {
            identity.clearAuthentication();
        }
    }

    private ProcessInstance process(ConsultationFile consultation) {
        return runtime.createProcessInstanceQuery()
                .processDefinitionKey("Consultation")
                .variableValueEquals("consultationId", consultation.number())
                .singleResult();
    }

    private Task taskOf(ConsultationFile consultation) {
        return tasks.createTaskQuery()
                .processInstanceId(process(consultation).getId())
                .singleResult();
    }

    private List<String> notes(String reference) {
        return files.conversation(reference).stream()
                .filter(it -> it.kind() == MessageKind.NOTE)
                .map(CaseFile.Entry::text)
                .toList();
    }

    private String investigatedBySam() {
        String reference = openCase();
        triage(reference, 3);
        respond(reference, 3, "telephone", "investigate");
        tasks.setAssignee(task(reference, "Task_Investigate").getId(), "sam");
        return reference;
    }

    @Test
    @DisplayName("P24 several are consulted in parallel, each with a time limit, and the case stays with its owner")
    void severalAtOnce() {
        String reference = investigatedBySam();

        ConsultationFile development = ask(reference, TO_DEVELOPMENT);
        ConsultationFile management =
                ask(reference, Map.of("team", "management", "question", "May we refund?", "hours", 24.0));
        ConsultationFile dana =
                ask(reference, Map.of("team", "person", "expert", "dana", "question", "Was it you?", "hours", "1"));

        assertThat(taskOf(development)).hasCandidateGroup("development").isNotAssigned();
        assertThat(taskOf(development).getDueDate()).isEqualTo(Date.from(development.due()));
        assertThat(development.due()).isEqualTo(clock.instant().plus(Duration.ofHours(4)));
        assertThat(taskOf(management)).hasCandidateGroup("management").isNotAssigned();
        assertThat(management.due()).isEqualTo(clock.instant().plus(Duration.ofHours(24)));
        assertThat(taskOf(dana)).isAssignedTo("dana");
        assertThat(taskOf(dana).getName()).startsWith("Give expert advice · " + reference);
        assertThat(taskOf(dana).getPriority()).isEqualTo(40);
        assertThat(task(reference, "Task_Investigate").getAssignee()).isEqualTo("sam");
        assertThat(notes(reference))
                .contains(
                        "Consultation " + development.number() + " of Development: Which job may hang?",
                        "Consultation " + management.number() + " of Management: May we refund?",
                        "Consultation " + dana.number() + " of dana: Was it you?");
    }

    @Test
    @DisplayName("P24 the advice comes back on the case and to the one who asked")
    void theAdviceComesBack() {
        String reference = investigatedBySam();
        ConsultationFile asked = ask(reference, TO_DEVELOPMENT);

        submitAs("dana", "development", taskOf(asked), Map.of("advice", "Restart the nightly job."));

        assertThat(notes(reference))
                .contains("Advice on consultation " + asked.number() + ": Restart the nightly job.");
        assertThat(desk.file(asked.number()).answeredBy()).isEqualTo("dana");
        Task reading = task(reference, "Task_ReadAdvice");
        assertThat(reading).isAssignedTo("sam");
        assertThat(forms.getTaskFormVariables(reading.getId()).getValue("consultationAdvice", String.class))
                .startsWith("dana, ")
                .endsWith("Restart the nightly job.");

        submit(reference, "Task_ReadAdvice", Map.of("taken", true));
        assertThat(desk.file(asked.number()).heeded()).isTrue();
        assertThat(process(asked)).isNull();
        assertThat(openSteps(reference)).containsExactly("Task_Investigate");
    }

    @Test
    @DisplayName("P24 who did not take the advice into account says so, and the case keeps it")
    void theAdviceIsNotTaken() {
        String reference = investigatedBySam();
        ConsultationFile asked = ask(reference, TO_DEVELOPMENT);
        submitAs("dana", "development", taskOf(asked), Map.of("advice", "Buy more memory."));

        submit(reference, "Task_ReadAdvice", Map.of("taken", false));

        assertThat(desk.file(asked.number()).heeded()).isFalse();
        assertThat(notes(reference))
                .contains("Advice on consultation " + asked.number() + " read and not taken into account.");
    }

    @Test
    @DisplayName("P24 advice needs words, and is given once")
    void whatAdviceNeeds() {
        String reference = investigatedBySam();
        ConsultationFile asked = ask(reference, TO_DEVELOPMENT);

        assertThatThrownBy(() -> submitAs("dana", "development", taskOf(asked), Map.of("advice", " ")))
                .hasMessageContaining("Write the advice");
        submitAs("dana", "development", taskOf(asked), Map.of("advice", "Restart it."));
        assertThat(desk.answer(asked.number(), "No, do not.", "dana"))
                .hasToString("Refused[reason=This question has been answered or withdrawn already: reload the list.]");
    }

    @Test
    @DisplayName("P24 P14 late advice is called to mind when it is due, and again and again until it is there")
    void remindedWithoutEnd() {
        String reference = investigatedBySam();
        ConsultationFile asked = ask(reference, TO_DEVELOPMENT);
        clock.advance(Duration.ofHours(4).minusMillis(1));
        runReminder(asked);
        assertThat(desk.file(asked.number()).reminders()).isZero();

        clock.advance(Duration.ofMillis(1));
        for (int i = 1; i <= 12; i++) {
            runReminder(asked);
            assertThat(desk.file(asked.number()).reminders()).isEqualTo(i);
            assertThat(taskOf(asked).getName()).startsWith("Reminder " + i + ": Give expert advice");
            clock.advance(Duration.ofHours(1));
        }

        assertThat(taskOf(asked).getPriority()).as("first of Severity 3").isEqualTo(50);
        assertThat(notes(reference))
                .containsOnlyOnce(
                        "Consultation " + asked.number() + " of Development is late: they are reminded from now on.");
    }

    @Test
    @DisplayName("P24 advice that comes between the timer and the reminder is not called to mind any more")
    void theReminderComesTooLate() {
        String reference = investigatedBySam();
        ConsultationFile asked = ask(reference, TO_DEVELOPMENT);
        String instance = process(asked).getId();
        clock.advance(Duration.ofHours(4));
        runDueJobsOf(instance); // the timer
        submitAs("dana", "development", taskOf(asked), Map.of("advice", "Restart it."));

        runDueJobsOf(instance); // the reminder behind it

        assertThat(desk.file(asked.number()).reminders()).isZero();
        assertThat(task(reference, "Task_ReadAdvice").getName()).startsWith("Read the advice");
    }

    @Test
    @DisplayName("P24 the longest title still takes its reminder")
    void longTitles() {
        String title = TaskTitles.reminder(99, "Reminder 98: " + "x".repeat(240));
        assertThat(title).startsWith("Reminder 99: x").hasSizeLessThanOrEqualTo(255);
    }

    @Test
    @DisplayName("P20 P24 a consultation has the severity of its case, whenever that changes")
    void theOrderFollowsTheCase() {
        String reference = investigatedBySam();
        ConsultationFile asked = ask(reference, TO_DEVELOPMENT);

        severities.changeSeverity(reference, Severity.SEVERITY_1, "it spreads", "sam");

        assertThat(taskOf(asked).getPriority()).isEqualTo(80);
        assertThat(taskOf(asked).getDueDate()).isEqualTo(Date.from(asked.due()));
    }

    @Test
    @DisplayName("P24 one consultation is withdrawn, or all that are open on the case")
    void withdrawn() {
        String reference = investigatedBySam();
        ConsultationFile answered = ask(reference, TO_DEVELOPMENT);
        submitAs("dana", "development", taskOf(answered), Map.of("advice", "Restart it."));
        ConsultationFile one = ask(reference, TO_DEVELOPMENT);
        ConsultationFile two = ask(reference, Map.of("team", "management", "question", "Refund?", "hours", 24));
        ConsultationFile three =
                ask(reference, Map.of("team", "person", "expert", "mona", "question", "Refund?", "hours", 24));

        withdraw(reference, Map.of("number", two.number(), "reason", "They paid."));
        assertThat(process(two)).isNull();
        assertThat(desk.file(two.number()).withdrawnAt()).isEqualTo(clock.instant());
        assertThat(notes(reference)).contains("Consultation " + two.number() + " of Management withdrawn: They paid.");
        assertThat(taskOf(one)).isNotNull();

        withdraw(reference, Map.of("reason", "Solved."));
        assertThat(process(one)).isNull();
        assertThat(process(three)).isNull();
        assertThat(desk.file(answered.number()).withdrawnAt()).isNull();
        assertThat(openSteps(reference)).containsExactly("Task_Investigate", "Task_ReadAdvice");
    }

    @Test
    @DisplayName("P24 a consultation whose process an admin has ended can be withdrawn all the same")
    void withdrawnWithoutProcess() {
        String reference = investigatedBySam();
        ConsultationFile asked = ask(reference, TO_DEVELOPMENT);
        runtime.deleteProcessInstance(process(asked).getId(), "by an admin");

        withdraw(reference, Map.of("reason", "Nobody can answer it any more."));

        assertThat(desk.file(asked.number()).withdrawnAt()).isNotNull();
    }

    @Test
    @DisplayName("P24 a case does not close before its consultations have ended and their advice is read")
    void keepsItsCaseOpen() {
        String reference = openCase();
        bringToResolved(reference);
        ConsultationFile asked = ask(reference, TO_DEVELOPMENT);

        letTheQuietPeriodPass(reference);
        assertThat(file(reference).state()).isNotEqualTo(CaseState.CLOSED);

        submitAs("dana", "development", taskOf(asked), Map.of("advice", "Keep an eye on it."));
        letTheQuietPeriodPass(reference);
        assertThat(file(reference).state()).isNotEqualTo(CaseState.CLOSED);

        submit(reference, "Task_ReadAdvice", Map.of("taken", true));
        letTheQuietPeriodPass(reference);
        assertThat(file(reference).state()).isEqualTo(CaseState.CLOSED);
        assertThatThrownBy(() -> ask(reference, TO_DEVELOPMENT)).hasMessageContaining("The case is closed");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    development |        | Why?  | 0    | 1 to 720
                    development |        | Why?  | -3   | 1 to 720
                    development |        | Why?  | 721  | 1 to 720
                    development |        | Why?  | 1.5  | 1 to 720
                    development |        | Why?  | soon | 1 to 720
                    development |        | Why?  | 1e99 | 1 to 720
                    development |        | Why?  |      | 1 to 720
                    development |        | ' '   | 4    | Write the question
                    development |        |       | 4    | Write the question
                    irt         |        | Why?  | 4    | Development, Management or a person
                                |        | Why?  | 4    | Development, Management or a person
                    person      |        | Why?  | 4    | Nobody here has that user id
                    person      | nobody | Why?  | 4    | Nobody here has that user id
                    """)
    @DisplayName("P24 what cannot be asked is refused in plain words, and nothing is kept of it")
    void badQuestions(String team, String expert, String question, String hours, String refusal) {
        String reference = openCase();
        Map<String, Object> form = new HashMap<>();
        form.put("team", team);
        form.put("expert", expert);
        form.put("question", question);
        form.put("hours", hours);

        assertThatThrownBy(() -> start("Consultation", reference, form))
                .hasMessageContaining(refusal)
                .message()
                .doesNotContain("nobody", "irt");
        assertThat(desk.of(reference)).isEmpty();
        assertThat(openSteps(reference)).containsExactly("Task_Triage");
    }

    @Test
    @DisplayName("P24 nobody is consulted on a case that does not exist")
    void unknownCases() {
        for (String reference : List.of("CM-1999-000001", " ", "<b>CM</b>")) {
            assertThatThrownBy(() -> start("Consultation", reference, TO_DEVELOPMENT))
                    .hasMessageContaining("no case of that reference");
            assertThatThrownBy(() -> withdraw(reference, Map.of("reason", "Solved.")))
                    .hasMessageContaining("no case of that reference");
        }
    }

    @Test
    @DisplayName("P24 what cannot be withdrawn is refused in plain words")
    void badWithdrawals() {
        String reference = openCase();
        String other = openCase();
        ConsultationFile asked = ask(reference, TO_DEVELOPMENT);

        assertThatThrownBy(() -> withdraw(reference, Map.of("reason", " "))).hasMessageContaining("Say why");
        assertThatThrownBy(() -> withdraw(other, Map.of("reason", "Solved.")))
                .hasMessageContaining("No such consultation");
        assertThatThrownBy(() -> withdraw(other, Map.of("number", asked.number(), "reason", "Solved.")))
                .hasMessageContaining("No such consultation");
        assertThatThrownBy(() -> withdraw(reference, Map.of("number", "all of them", "reason", "Solved.")))
                .hasMessageContaining("No such consultation");
        assertThat(taskOf(asked)).isNotNull();

        withdraw(reference, Map.of("number", asked.number(), "reason", "Solved."));
        assertThatThrownBy(() -> withdraw(reference, Map.of("number", asked.number(), "reason", "Solved.")))
                .hasMessageContaining("No such consultation");
    }

    private void letTheQuietPeriodPass(String reference) {
        clock.advance(Duration.ofDays(7));
        runDueJobs(reference);
    }

    private void runReminder(ConsultationFile asked) {
        String instance = process(asked).getId();
        runDueJobsOf(instance); // the timer
        runDueJobsOf(instance); // the reminder behind it
    }
}
