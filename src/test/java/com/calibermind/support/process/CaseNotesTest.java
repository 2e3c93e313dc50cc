package com.calibermind.support.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.calibermind.support.DeskTest;
import com.calibermind.support.cases.Channel;
import com.calibermind.support.cases.Report;
import com.calibermind.support.cases.Reporter;
import com.calibermind.support.customers.CompanyDetails;
import com.calibermind.support.customers.ContactDetails;
import com.calibermind.support.customers.CustomerDirectory;
import com.calibermind.support.customers.Plan;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class CaseNotesTest extends DeskTest {

    @Autowired
    private CustomerDirectory directory;

    private String notesFor(String email) {
        String reference = reception.open(
                new Report(Channel.EMAIL, clock.instant(), new Reporter(null, null, null, email), "Help", "Please."));
        return String.valueOf(
                forms.getTaskFormVariables(task(reference, "Task_Triage").getId())
                        .get("caseNotes"));
    }

    @Test
    @DisplayName("P09 the specialist sees what the plan includes")
    void whatThePlanIncludes() {
        assertThat(notesFor("ada@acme.example"))
                .isEqualTo("Plan managed: includes video calls, a Slack channel, one standard training session (P09).");
    }

    @Test
    @DisplayName("P36 fewer than two technical contacts are pointed out on the case")
    void fewTechnicalContacts() {
        assertThat(notesFor("cleo@cobalt.example"))
                .contains("Plan standard: includes video calls, one standard training session")
                .doesNotContain("Slack")
                .contains("Fewer than two technical contacts");
    }

    @Test
    @DisplayName("P09 a company without a plan is supported all the same, and flagged")
    void noPlan() {
        directory.register(
                new CompanyDetails("Planless", "planless.example", Plan.NONE),
                new ContactDetails("Pia", "pia@planless.example", null, true));
        assertThat(notesFor("pia@planless.example")).contains("No plan: support is given all the same");
    }

    @Test
    @DisplayName("P09 a customer who is not known is supported all the same, and flagged")
    void notKnown() {
        assertThat(notesFor("someone@nowhere.example")).contains("The company is not known", "P09");
    }
}
