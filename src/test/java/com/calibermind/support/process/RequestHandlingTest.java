package com.calibermind.support.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.calibermind.support.DeskTest;
import com.calibermind.support.cases.CaseState;
import com.calibermind.support.cases.Channel;
import com.calibermind.support.cases.Report;
import com.calibermind.support.cases.Reporter;
import com.calibermind.support.cases.RequestKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RequestHandlingTest extends DeskTest {

    /** A case of that kind, answered by telephone, with the request still to be handled. */
    private String answered(String kind) {
        String reference = openCase();
        submit(
                reference,
                "Task_Triage",
                Map.of("severity", "4", "severityReason", "decided by the test", "requestKind", kind));
        respond(reference, 4, "telephone", "investigate");
        return reference;
    }

    @Test
    @DisplayName("P25 a question is answered, with links to what to read")
    void aQuestion() {
        String reference = answered("question");
        assertThat(file(reference).requestKind()).isEqualTo(RequestKind.QUESTION);

        submit(
                reference,
                "Task_AnswerQuestion",
                Map.of(
                        "answer",
                        "Filters are saved per user.",
                        "articles",
                        "severities\nhttps://help.calibermind.example/filters",
                        "nextStep",
                        "done"));
        mail.send();

        assertThat(mail.lettersTo(ADA, reference).get(1).text())
                .contains(
                        "Filters are saved per user.",
                        "To read on:",
                        "What severities mean",
                        "/support/knowledge/severities",
                        "https://help.calibermind.example/filters");
        assertThat(file(reference).state()).isEqualTo(CaseState.RESOLVED);
    }

    @Test
    @DisplayName("P25 an answer cannot name an article that customers cannot read")
    void anArticleThatIsNotThere() {
        String reference = answered("question");
        assertThatThrownBy(() -> submit(
                        reference,
                        "Task_AnswerQuestion",
                        Map.of(
                                "answer",
                                "See there.",
                                "articles",
                                "severities\ntelling-severities-apart",
                                "nextStep",
                                "done")))
                .hasMessageContaining("Article 2 of the list");
        assertThat(openSteps(reference)).containsExactly("Task_AnswerQuestion");
    }

    @Test
    @DisplayName("P07 the specialist sees articles that may answer what the customer wrote")
    void suggestedArticles() {
        String reference = reception.open(new Report(
                Channel.EMAIL,
                clock.instant(),
                new Reporter(null, "Ada Acme", null, ADA),
                "How do I gather network logs?",
                "You asked us for a HAR trace of the browser. How do we make one?"));
        triage(reference, 4);
        identity.setAuthentication("sam", List.of("support"));
        Object suggested = forms.getTaskFormVariables(
                        task(reference, "Task_RespondSeverity4").getId())
                .get("suggestedArticles");
        identity.clearAuthentication();
        assertThat(suggested).asString().startsWith("logs-and-traces · How to gather logs");
    }

    @Test
    @DisplayName("P27 what lies in the customer's own infrastructure is explained politely and counted")
    void ownInfrastructure() {
        var from = clock.instant();
        String reference = answered("infrastructure");

        submit(
                reference,
                "Task_ReferInfrastructure",
                Map.of(
                        "explanation",
                        "Your proxy cuts long requests.",
                        "referTo",
                        "the network team",
                        "logs",
                        "504 Gateway Timeout",
                        "nextStep",
                        "done"));

        mail.send();

        assertThat(mail.lettersTo(ADA, reference)).last().satisfies(it -> {
            assertThat(it.text()).contains("Your proxy cuts long requests.", "Please turn to: the network team");
            assertThat(it.attachment()).isEqualTo("logs.txt: 504 Gateway Timeout");
        });
        assertThat(file(reference).state()).isEqualTo(CaseState.RESOLVED);
        assertThat(files.resolvedAs(
                        "outsideInfrastructure", from, clock.instant().plusMillis(1)))
                .isEqualTo(1);
        assertThat(files.resolvedAs("outsideInfrastructure", from.minusSeconds(60), from))
                .isZero();
    }

    @Test
    @DisplayName("P27 a referral says whom to turn to")
    void aReferralWithoutAddress() {
        String reference = answered("infrastructure");
        assertThatThrownBy(() -> submit(
                        reference,
                        "Task_ReferInfrastructure",
                        Map.of("explanation", "Your proxy.", "nextStep", "done")))
                .hasMessageContaining("whom the customer can turn to");
        assertThatThrownBy(() ->
                        submit(reference, "Task_ReferInfrastructure", Map.of("referTo", "IT", "nextStep", "done")))
                .hasMessageContaining("Write the explanation");
    }

    @Test
    @DisplayName("P23 P25 a request that turns out to be of another kind goes that kind's way")
    void anotherKind() {
        String reference = answered("question");

        assertThatThrownBy(() -> submit(reference, "Task_AnswerQuestion", Map.of("nextStep", "otherKind")))
                .hasMessageContaining("Choose the kind of request");
        submit(reference, "Task_AnswerQuestion", Map.of("nextStep", "otherKind", "requestKind", "infrastructure"));
        assertThat(openSteps(reference)).containsExactly("Task_ReferInfrastructure");
        submit(reference, "Task_ReferInfrastructure", Map.of("nextStep", "otherKind", "requestKind", "problem"));
        assertThat(openSteps(reference)).containsExactly("Task_Investigate");
        submit(
                reference,
                "Task_Investigate",
                Map.of("findings", "It is a question.", "nextStep", "otherKind", "requestKind", "question"));
        assertThat(openSteps(reference)).containsExactly("Task_AnswerQuestion");
        assertThat(forms.getTaskFormVariables(
                        task(reference, "Task_AnswerQuestion").getId()))
                .containsEntry("nextStep", "done");
        assertThat(file(reference).requestKind()).isEqualTo(RequestKind.QUESTION);
    }

    @Test
    @DisplayName("P23 a reply after the answer is read by a specialist first, whatever the kind")
    void aReplyIsReadFirst() {
        String reference = answered("question");
        submit(reference, "Task_AnswerQuestion", Map.of("answer", "Like this.", "nextStep", "done"));

        reception.reply(reference, ADA, "Thank you, but it does not work.", clock.instant());

        assertThat(openSteps(reference)).containsExactly("Task_Investigate");
    }
}
