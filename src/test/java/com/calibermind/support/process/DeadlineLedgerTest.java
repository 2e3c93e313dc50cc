package com.calibermind.support.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.calibermind.support.DeskTest;
import com.calibermind.support.cases.DeadlineAccount;
import com.calibermind.support.cases.DeadlineEvent;
import com.calibermind.support.cases.EscalationWish;
import com.calibermind.support.policy.Authority;
import com.calibermind.support.policy.DeadlineKind;
import com.calibermind.support.policy.EscalationReason;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DeadlineLedgerTest extends DeskTest {

    private List<DeadlineEvent> events(String reference, DeadlineKind kind) {
        return account(reference, kind).entries().stream()
                .map(DeadlineAccount.Entry::event)
                .toList();
    }

    @Test
    @DisplayName("P21 P22 the ledger tells when triage and response began, moved, were warned of and done")
    void triageAndResponse() {
        String reference = openCase();
        clock.advance(Duration.ofMinutes(5));
        triage(reference, 2);
        clock.set(file(reference).warnAt());
        runDueJobs(reference);
        clock.advance(Duration.ofMinutes(3));
        respond(reference, 2, "mail", "investigate");
        clock.advance(Duration.ofMinutes(1));
        mail.send();

        assertThat(events(reference, DeadlineKind.TRIAGE))
                .containsExactly(DeadlineEvent.STARTED, DeadlineEvent.ANSWERED);
        assertThat(events(reference, DeadlineKind.INITIAL_RESPONSE))
                .containsExactly(
                        DeadlineEvent.STARTED, DeadlineEvent.MOVED, DeadlineEvent.WARNED, DeadlineEvent.ANSWERED);
        DeadlineAccount response = account(reference, DeadlineKind.INITIAL_RESPONSE);
        assertThat(response.answeredAt()).isEqualTo(clock.instant());
        assertThat(response.missedBy()).isZero();
        assertThat(response.explained(ZoneOffset.UTC))
                .startsWith("Initial response (P21)")
                .contains("watched as Severity 1 until triage", "Severity 2, due", "(sam: ", "in time, 16 minutes left")
                .contains(" Z ");
    }

    @Test
    @DisplayName("P21 a miss stands in the ledger with how much too late the answer came")
    void aMiss() {
        String reference = openCase();
        triage(reference, 1);
        clock.advance(Duration.ofMinutes(30));
        runDueJobs(reference);
        runDueJobs(reference);
        clock.advance(Duration.ofMinutes(12));
        respond(reference, 1, "telephone", "settled");

        assertThat(events(reference, DeadlineKind.INITIAL_RESPONSE))
                .containsExactly(
                        DeadlineEvent.STARTED,
                        DeadlineEvent.MOVED,
                        DeadlineEvent.WARNED,
                        DeadlineEvent.MISSED,
                        DeadlineEvent.ANSWERED);
        assertThat(account(reference, DeadlineKind.INITIAL_RESPONSE).missedBy()).isEqualTo(Duration.ofMinutes(12));
        assertThat(account(reference, DeadlineKind.INITIAL_RESPONSE).explained(ZoneOffset.UTC))
                .contains("too late by 12 minutes");
    }

    @Test
    @DisplayName("P29 each escalation has an account of its own: who was late, to whom it went, when it was settled")
    void escalations() {
        String reference = openCase();
        triage(reference, 4);
        for (Authority authority : Authority.values()) {
            escalations.request(
                    reference, new EscalationWish(EscalationReason.CUSTOMER_WISH, authority, "Nobody answers.", "Ada"));
        }
        clock.advance(Duration.ofHours(1));
        runDueJobs(reference);
        runDueJobs(reference);
        clock.advance(Duration.ofMinutes(10));
        for (var task : tasks.createTaskQuery()
                .processInstanceBusinessKey(reference)
                .taskDefinitionKey("Task_HeadReview")
                .list()) {
            forms.submitTaskForm(
                    task.getId(), Map.of("policyFollowed", "yes", "finding", "Busy.", "answer", "We are on it."));
        }

        List<DeadlineAccount> accounts = files.deadlines(reference).stream()
                .filter(it -> it.kind() == DeadlineKind.ESCALATION)
                .toList();
        assertThat(accounts).hasSize(2).extracting(DeadlineAccount::subject).doesNotHaveDuplicates();
        assertThat(accounts.get(0).entries())
                .extracting(DeadlineAccount.Entry::event)
                .containsExactly(
                        DeadlineEvent.STARTED, DeadlineEvent.MISSED, DeadlineEvent.MOVED, DeadlineEvent.ANSWERED);
        assertThat(accounts.get(0).missedBy()).isZero(); // the head's own hour
        assertThat(accounts.get(1).entries())
                .extracting(DeadlineAccount.Entry::event)
                .containsExactly(DeadlineEvent.STARTED, DeadlineEvent.MISSED, DeadlineEvent.ANSWERED);
        assertThat(accounts.get(1).missedBy()).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    @DisplayName("P21 the account stands on the form of whoever reviews an escalation")
    void onTheForm() {
        String reference = openCase();
        escalations.request(
                reference,
                new EscalationWish(EscalationReason.CUSTOMER_WISH, Authority.MANAGER, "Nobody answers.", "Ada"));
        assertThat(forms.getTaskFormVariables(
                                task(reference, "Task_ManagerReview").getId())
                        .get("caseDeadlines"))
                .asString()
                .contains("Triage (P22)", "Initial response (P21)", "Review of the escalation (P29)");
    }
}
