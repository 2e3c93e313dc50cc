package com.calibermind.support.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import com.calibermind.support.DeskTest;
import com.calibermind.support.cases.CaseState;
import com.calibermind.support.cases.Outcome;
import com.calibermind.support.mail.ParkedMails;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

class MailReviewProcessTest extends DeskTest {

    private static final String STRANGER = "stella@stranger.example";

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private ParkedMails mails;

    private final String messageId = "<" + UUID.randomUUID() + "@acme.example>";

    private Task parked() {
        return parked(ADA, "Subject: Out of office", "Auto-Submitted: auto-replied", "Precedence: bulk");
    }

    private Task parked(String from, String... headers) {
        List<String> lines = new ArrayList<>(List.of(
                "From: Somebody <" + from + ">", "To: support@calibermind.example", "Message-ID: " + messageId));
        lines.addAll(List.of(headers));
        lines.addAll(List.of("", "I am away.", "", "-- ", "Somebody"));
        mail.arrives(from, lines.toArray(String[]::new));
        mail.read();
        assertThat(mail.stored(messageId, "PARKED")).isEqualTo(1);
        return tasks.createTaskQuery()
                .processDefinitionKey("MailReview")
                .processVariableValueEquals(
                        "mailId",
                        jdbc.queryForObject("select id from inbound_mail where message_id = ?", Long.class, messageId))
                .singleResult();
    }

    /** Of somebody whose case it is not. */
    private Task parkedOnACase(String reference) {
        return parked(STRANGER, "Subject: Re: [" + reference + "] me, too");
    }

    @Test
    @DisplayName("P01 P12 automatic mail is parked for a person, who sees why and may open a case from it")
    void openedByAPerson() {
        Task task = parked();
        assertThat(forms.getTaskFormVariables(task.getId()))
                .containsEntry("mailFrom", ADA)
                .containsEntry("mailSubject", "Out of office")
                .containsEntry("mailText", "I am away.")
                .containsEntry("mailQuoted", "-- \nSomebody")
                .containsEntry("mailAttachments", "none")
                .doesNotContainKeys("decision", "joinReference");
        assertThat(forms.getTaskFormVariables(task.getId())
                        .get("mailReason")
                        .toString()
                        .lines())
                .contains("It says that a machine replies (Auto-Submitted: auto-replied).", "Its Precedence is bulk.");

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
    @DisplayName("P13 a reviewer joins a mail to the case that is proposed, with one click")
    void joined() {
        String reference = openCase();
        Task task = parkedOnACase(reference);
        assertThat(forms.getTaskFormVariables(task.getId()))
                .containsEntry("decision", "join")
                .containsEntry("joinReference", reference);

        forms.submitTaskForm(task.getId(), Map.of("decision", "join", "joinReference", reference));

        assertThat(mail.stored(messageId, "JOINED")).isEqualTo(1);
        assertThat(mail.caseOf(messageId)).isEqualTo(reference);
        assertThat(files.conversation(reference).get(0))
                .satisfies(it -> assertThat(it.author()).isEqualTo(STRANGER))
                .satisfies(it -> assertThat(it.remark()).startsWith("From somebody outside the case; joined by"));
        assertThat(files.correspondents(reference)).isEmpty();
        assertThat(jdbc.queryForObject(
                        "select count(*) from act_hi_varinst where name_ in ('joinReference', 'admitSender', 'decision')",
                        Integer.class))
                .isZero();
    }

    @Test
    @DisplayName("P13 whom the reviewer admits belongs to the case from then on")
    void admitted() {
        String reference = openCase();
        Task task = parkedOnACase(reference);
        forms.submitTaskForm(task.getId(), Map.of("decision", "join", "joinReference", reference, "admitSender", true));

        assertThat(files.correspondents(reference)).containsExactly(STRANGER);
        assertThat(files.conversation(reference).get(0).remark()).startsWith("Joined after review by");
        assertThat(reception.belongs(reference, STRANGER)).isTrue();
    }

    @Test
    @DisplayName("P13 joining a closed case reopens it")
    void joinedToAClosedCase() {
        String reference = openCase();
        bringToResolved(reference);
        clock.advance(Duration.ofDays(7));
        runDueJobs(reference);
        assertThat(file(reference).state()).isEqualTo(CaseState.CLOSED);

        Task task = parkedOnACase(reference);
        asSam(task, Map.of("decision", "join", "joinReference", reference));

        assertThat(openSteps(reference)).containsExactly("Task_Investigate");
    }

    @Test
    @DisplayName("P13 a case that does not exist is refused, with what to do, and the task stays")
    void noSuchCase() {
        Task task = parked();
        assertThatThrownBy(() -> forms.submitTaskForm(
                        task.getId(), Map.of("decision", "join", "joinReference", "CM-1999-000001")))
                .hasMessageContaining("no case of that reference");
        assertThatThrownBy(() -> forms.submitTaskForm(task.getId(), Map.of("decision", "join")))
                .hasMessageContaining("Type the reference");
        assertThatThrownBy(() -> forms.submitTaskForm(task.getId(), Map.of("decision", "burn")))
                .hasMessageContaining("Choose what becomes");
        assertThat(mail.stored(messageId, "PARKED")).isEqualTo(1);
        forms.submitTaskForm(task.getId(), Map.of("decision", "discard", "reviewNote", "test"));
    }

    @Test
    @DisplayName("P21 the clock of a case opened by a reviewer runs from the mail's receipt")
    void theClockRunsFromReceipt() {
        Instant received = clock.instant();
        Task task = parked();
        clock.advance(Duration.ofMinutes(10));
        forms.submitTaskForm(task.getId(), Map.of("decision", "openCase"));
        assertThat(file(mail.caseOf(messageId)).receivedAt()).isEqualTo(received);
    }

    @Test
    @DisplayName("P01 of two who decide at once one does, and the other is told")
    void twoAtOnce() throws Exception {
        Task task = parked();
        long id = (long) runtime.getVariable(task.getProcessInstanceId(), "mailId");
        var start = new CountDownLatch(1);
        Callable<Outcome> open = () -> {
            start.await();
            return mails.openCase(id, "sam", null);
        };
        ExecutorService people = Executors.newFixedThreadPool(4);
        try {
            var all = List.of(people.submit(open), people.submit(open), people.submit(open), people.submit(open));
            start.countDown();
            List<Outcome> outcomes = new ArrayList<>();
            for (var each : all) {
                outcomes.add(each.get());
            }
            assertThat(outcomes).filteredOn(Outcome.DONE::equals).hasSize(1);
            assertThat(outcomes)
                    .filteredOn(Outcome.Refused.class::isInstance)
                    .hasSize(3)
                    .allSatisfy(
                            it -> assertThat(((Outcome.Refused) it).reason()).contains("Somebody has decided"));
        } finally {
            people.shutdownNow();
        }
        assertThatThrownBy(() -> forms.submitTaskForm(task.getId(), Map.of("decision", "openCase")))
                .hasMessageContaining("Somebody has decided on this mail already");
        runtime.deleteProcessInstance(task.getProcessInstanceId(), "decided in the test");
    }

    private void asSam(Task task, Map<String, Object> form) {
        identity.setAuthentication("sam", List.of("support"));
        try {
            forms.submitTaskForm(task.getId(), new HashMap<>(form));
        } finally {
            identity.clearAuthentication();
        }
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
