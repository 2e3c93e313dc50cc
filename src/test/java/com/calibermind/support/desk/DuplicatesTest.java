package com.calibermind.support.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.calibermind.support.DeskTest;
import com.calibermind.support.cases.CaseState;
import com.calibermind.support.cases.Channel;
import com.calibermind.support.cases.Duplicates;
import com.calibermind.support.cases.EscalationWish;
import com.calibermind.support.cases.Outcome;
import com.calibermind.support.cases.Report;
import com.calibermind.support.cases.Reporter;
import com.calibermind.support.policy.Authority;
import com.calibermind.support.policy.EscalationReason;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class DuplicatesTest extends DeskTest {

    private static final String TOLD = "We handle it together with your colleague's report.";

    @Autowired
    private Duplicates duplicates;

    private String first;
    private String second;

    private void twoReports() {
        first = openCase();
        triage(first, 3);
        second = openCase();
    }

    private String refusal(String duplicate, String into, String text) {
        return duplicates.merge(duplicate, into, text, "sam") instanceof Outcome.Refused it ? it.reason() : "done";
    }

    @Test
    @DisplayName("P13 P14 P21 a duplicate ends in one move; its reporter is told, and that stops its clock")
    void merged() {
        twoReports();
        assertThat(refusal(second, first, TOLD)).isEqualTo("done");

        assertThat(processOf(second)).isNull();
        assertThat(openSteps(second)).isEmpty();
        assertThat(file(second).state()).isEqualTo(CaseState.CLOSED);
        assertThat(file(second).mergedInto()).isEqualTo(first);
        assertThat(file(second).respondedAt()).isNull();
        mail.send();
        assertThat(file(second).respondedAt()).isEqualTo(clock.instant());
        assertThat(mail.lettersTo(ADA, second))
                .last()
                .satisfies(it -> assertThat(it.text()).contains(TOLD));
        assertThat(files.conversation(second)).hasSizeGreaterThan(1);
        assertThat(openSteps(first)).containsExactly("Task_RespondSeverity3");
    }

    @Test
    @DisplayName("P13 what its reporter writes later arrives on the case that goes on")
    void repliesArriveThere() {
        twoReports();
        duplicates.merge(second, first, TOLD, "sam");
        reception.reply(second, ADA, "Any news?", clock.instant());
        assertThat(files.conversation(first).get(0).text()).isEqualTo("Any news?");
        assertThat(file(second).state()).isEqualTo(CaseState.CLOSED);
    }

    @Test
    @DisplayName("P21 P28 its promise and its reporter's wish are escalated on the case that goes on")
    void promiseIsKept() {
        twoReports();
        duplicates.merge(second, first, TOLD, "sam");
        clock.set(file(second).respondBy().plusSeconds(1));
        mail.send(); // too late: a miss of the duplicate's own deadline

        assertThat(files.escalations(second))
                .singleElement()
                .satisfies(it -> assertThat(it.reason()).isEqualTo(EscalationReason.RESPONSE_MISSED));
        assertThat(openSteps(first)).contains("Task_ManagerReview");

        var wish = new EscalationWish(EscalationReason.CUSTOMER_WISH, Authority.MANAGER, "Enough.", "sam");
        assertThat(escalations.request(second, wish)).isEqualTo(Outcome.DONE);
        assertThat(files.escalations(first)).hasSize(1);
    }

    @Test
    @DisplayName("P14 what cannot be merged is refused in words, and nothing changes")
    void refusals() {
        twoReports();
        String stranger = reception.open(new Report(
                Channel.EMAIL,
                clock.instant(),
                new Reporter(null, "Cleo Cobalt", null, "cleo@cobalt.example"),
                "Dashboards stay empty",
                "Ours, too."));
        assertThat(refusal(second, "CM-1999-000001", TOLD)).contains("no case of that reference");
        assertThat(refusal(second, second, TOLD)).contains("the case itself");
        assertThat(refusal(stranger, first, TOLD)).contains("different customers");
        assertThat(refusal(second, first, " ")).contains("has not been answered");
        assertThat(refusal(first, second, TOLD)).contains("Triage the other case first");
        triage(second, 1);
        assertThat(refusal(second, first, TOLD)).contains("graver");
        escalations.request(
                second, new EscalationWish(EscalationReason.CUSTOMER_WISH, Authority.MANAGER, "Now.", "sam"));
        assertThat(refusal(second, first, TOLD)).contains("still open");
        assertThat(file(second).mergedInto()).isNull();
        assertThat(openSteps(second)).contains("Task_RespondSeverity1");
    }

    @Test
    @DisplayName("P21 a letter that cannot be delivered is pointed out where the work goes on")
    void letterRefused() {
        twoReports();
        duplicates.merge(second, first, TOLD, "sam");
        mail.refuseNewest(second, "550 no such mailbox");
        assertThat(files.conversation(first).get(0).text()).contains(second, "telephone its reporter");
    }
}
