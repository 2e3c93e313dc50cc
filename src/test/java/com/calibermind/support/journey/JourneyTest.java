package com.calibermind.support.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.calibermind.support.cases.CaseFiles;
import com.calibermind.support.cases.CaseState;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** One case from the first mail to its close: real SMTP and IMAP, Tasklist's own calls, timers fired by the engine. */
class JourneyTest extends LiveDeskTest {

    private static final String BO = "bo@borealis.example";

    @Autowired
    private CaseFiles files;

    @Test
    @DisplayName(
            "P01 P12 P13 P15 P18 P21 P29 P30 a mail becomes an acknowledged, triaged, timed, escalated, answered and closed case")
    void fromMailToClose() {
        // the customer writes, and is told that it arrived
        mail.arrives(
                BO,
                "From: Bo Real <" + BO + ">",
                "To: support@calibermind.example",
                "Subject: Export is wrong",
                "Message-ID: <journey@borealis.example>",
                "",
                "The export of last week lacks rows.");
        soon().until(() -> mail.mailboxOf(BO).size() == 1);
        var acknowledgement = mail.mailboxOf(BO).get(0);
        String reference = mail.caseOf("<journey@borealis.example>");
        assertThat(acknowledgement.subject()).isEqualTo("[" + reference + "] Export is wrong");
        assertThat(acknowledgement.inReplyTo()).isEqualTo("<journey@borealis.example>");

        // the specialist triages in Tasklist
        var sam = new TasklistSession(port, "sam", password("sam"));
        JsonNode triage = sam.find("Triage", reference).orElseThrow();
        sam.claim(id(triage));
        assertThat(sam.form(id(triage)).path("id").asText()).isEqualTo("triage");
        assertThat(sam.facts(id(triage)).at("/caseWords/value").asText()).contains("lacks rows");
        sam.submit(
                id(triage),
                Map.of("severity", "3", "affectedSystems", "partOfCore", "affectedUsers", "partOfOrganisation"));
        assertThat(sam.find("Respond to Severity 3", reference)).isPresent();
        assertThat(sam.find("Triage", reference)).isEmpty();

        // eight hours pass without an answer: warned, then escalated, by the engine's own timers
        clock.set(files.of(reference).warnAt());
        soon().until(() -> sam.find("Due soon: Respond", reference).isPresent());
        var maria = new TasklistSession(port, "maria", password("maria"));
        assertThat(maria.find("Review as manager", reference)).isEmpty();
        clock.set(files.of(reference).respondBy());
        soon().until(() -> maria.find("Review as manager", reference).isPresent());

        // the manager is late as well: the head of Customer Success has it
        var henri = new TasklistSession(port, "henri", password("henri"));
        clock.advance(Duration.ofHours(1));
        soon().until(() -> henri.find("Review as head", reference).isPresent());
        assertThat(maria.find("Review as manager", reference)).isEmpty();
        henri.submit(
                id(henri.find("Review as head", reference).orElseThrow()),
                Map.of("policyFollowed", "no", "clause", "P18", "finding", "Nobody was on duty.", "answer", "Sorry."));
        soon().until(() -> mail.mailboxOf(BO).size() == 2);

        // the specialist answers; the clock stops when the mail server has it
        JsonNode respond = sam.find("Respond to Severity 3", reference).orElseThrow();
        sam.claim(id(respond));
        sam.submit(id(respond), Map.of("answer", "We found it.", "answeredBy", "mail", "outcome", "investigate"));
        soon().until(() -> mail.mailboxOf(BO).size() == 3);
        soon().until(() -> files.of(reference).respondedAt() != null);
        var answer = mail.mailboxOf(BO).get(2);
        assertThat(answer.text()).contains("We found it.");

        // the specialist resolves, the customer is not content, and it is resolved again
        resolve(sam, reference);
        soon().until(() -> mail.mailboxOf(BO).size() == 4);
        mail.arrives(
                BO,
                "From: " + BO,
                "To: support@calibermind.example",
                "Subject: Re: " + answer.subject(),
                "Message-ID: <again@borealis.example>",
                "In-Reply-To: " + answer.messageId(),
                "",
                "Rows are still missing.");
        soon().until(() -> sam.find("Investigate", reference).isPresent());
        assertThat(mail.caseOf("<again@borealis.example>")).isEqualTo(reference);
        resolve(sam, reference);
        soon().until(() -> mail.mailboxOf(BO).size() == 5);

        // silence closes it
        clock.advance(Duration.ofDays(7));
        soon().until(() -> files.of(reference).state() == CaseState.CLOSED);
        assertThat(files.conversation(reference))
                .extracting(it -> it.kind().words())
                .contains("Acknowledgement", "Initial response", "Answer to escalation", "Resolution", "Reply", "Note");
    }

    private void resolve(TasklistSession sam, String reference) {
        soon().until(() -> sam.find("Investigate", reference).isPresent());
        sam.submit(
                id(sam.find("Investigate", reference).orElseThrow()),
                Map.of("findings", "A filter was set.", "nextStep", "resolve"));
        sam.submit(
                id(sam.find("Resolve", reference).orElseThrow()),
                Map.of("resolution", "Take the filter off.", "resolutionKind", "explained"));
    }

    private static String id(JsonNode task) {
        return task.path("id").asText();
    }
}
