package com.calibermind.support.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.calibermind.support.DeskTest;
import com.calibermind.support.cases.EscalationFile;
import com.calibermind.support.policy.Authority;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class EscalationWishTest extends DeskTest {

    private static final String WISH = "This is no good. Please escalate this.";

    private String mailed(String text) {
        String reference = openCase();
        triage(reference, 3);
        reception.reply(reference, ADA, text, clock.instant());
        return reference;
    }

    private void runWishes() {
        runtime.createProcessInstanceQuery()
                .processDefinitionKey("EscalationWish")
                .list()
                .forEach(it -> runDueJobsOf(it.getId()));
    }

    @Test
    @DisplayName("P28 a wish for escalation in a mail is proposed to a specialist, who confirms it")
    void aWishInAMail() {
        String reference = mailed(WISH);
        assertThat(openSteps(reference)).containsExactly("Task_ConfirmWish", "Task_RespondSeverity3");
        assertThat(files.escalations(reference)).isEmpty();
        assertThat(forms.getTaskFormVariables(
                        task(reference, "Task_ConfirmWish").getId()))
                .containsEntry("mailWish", WISH);

        submit(reference, "Task_ConfirmWish", Map.of("meant", "yes", "askFor", "headOfCustomerSuccess"));

        assertThat(files.escalations(reference))
                .singleElement()
                .returns(Authority.HEAD_OF_CUSTOMER_SUCCESS, EscalationFile::authority)
                .returns(WISH, EscalationFile::words);
        assertThat(openSteps(reference)).containsExactly("Task_HeadReview", "Task_RespondSeverity3");
    }

    @Test
    @DisplayName("P28 a first mail that asks for the manager is a report and a wish")
    void aWishInTheFirstMail() {
        mail.arrives(
                ADA,
                "From: " + ADA,
                "To: support@calibermind.example",
                "Subject: I want to speak to your manager",
                "Message-ID: <wish@acme.example>",
                "",
                "Nothing works.");
        mail.read();
        String reference = mail.caseOf("<wish@acme.example>");
        assertThat(openSteps(reference)).containsExactly("Task_ConfirmWish", "Task_Triage");
        assertThat(forms.getTaskFormVariables(
                        task(reference, "Task_ConfirmWish").getId()))
                .containsEntry("mailWish", "I want to speak to your manager\nNothing works.");
    }

    @Test
    @DisplayName("P28 the wish is judged by the words in which it was read, whatever came after them")
    void theWordsOfTheWish() {
        String reference = mailed(WISH);
        reception.reply(reference, ADA, "", clock.instant());
        clock.advance(Duration.ofMinutes(30));
        runWishes();
        assertThat(files.escalations(reference)).singleElement().returns(WISH, EscalationFile::words);
    }

    @Test
    @DisplayName("P28 what is no wish is kept as such, with the reason")
    void notMeant() {
        String reference = mailed("Can you tell me how the escalation of alerts works in the product?");

        assertThatThrownBy(() -> submit(reference, "Task_ConfirmWish", Map.of("meant", "no")))
                .hasMessageContaining("Say why");
        submit(reference, "Task_ConfirmWish", Map.of("meant", "no", "whyNot", "They mean alerts."));

        assertThat(files.escalations(reference)).isEmpty();
        assertThat(openSteps(reference)).containsExactly("Task_RespondSeverity3");
        assertThat(files.conversation(reference).get(0).text()).contains("They mean alerts.");
    }

    @Test
    @DisplayName("P28 a wish that nobody confirms in time counts as meant: it is never dropped")
    void notConfirmed() {
        String reference = mailed(WISH);
        clock.advance(Duration.ofMinutes(30).minusMillis(1));
        runWishes();
        assertThat(files.escalations(reference)).isEmpty();

        clock.advance(Duration.ofMillis(1));
        runWishes();

        assertThat(files.escalations(reference))
                .singleElement()
                .returns(Authority.MANAGER, EscalationFile::authority)
                .returns(WISH, EscalationFile::words);
        assertThat(task(reference, "Task_ConfirmWish")).isNull();
        assertThat(task(reference, "Task_ManagerReview")).isNotNull();
    }

    @Test
    @DisplayName("P28 words are whole words of the customer's own, not what they quote")
    void whatIsNoWish() {
        for (String text : List.of(
                "Our de-escalator is fine.",
                "Please manage this.",
                "> we escalate this\nThanks!",
                "Thanks!\n-----Original Message-----\nPlease escalate this.")) {
            assertThat(openSteps(mailed(text))).as(text).containsExactly("Task_RespondSeverity3");
        }
        assertThat(openSteps(mailed("> Which browser?\nESCALATE  this at once")))
                .contains("Task_ConfirmWish");
    }

    @Test
    @DisplayName("P28 a wish in a mail to a closed case reopens it and is looked at")
    void toAClosedCase() {
        String reference = openCase();
        bringToResolved(reference);
        clock.advance(Duration.ofDays(7));
        runDueJobs(reference);

        reception.reply(reference, ADA, WISH, clock.instant());

        assertThat(openSteps(reference)).containsExactly("Task_ConfirmWish", "Task_Investigate");
        submit(reference, "Task_ConfirmWish", Map.of("meant", "yes", "askFor", "manager"));
        assertThat(openSteps(reference)).containsExactly("Task_Investigate", "Task_ManagerReview");
    }
}
