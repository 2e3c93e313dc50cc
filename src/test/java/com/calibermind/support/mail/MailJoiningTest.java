package com.calibermind.support.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.calibermind.support.cases.CaseState;
import com.calibermind.support.cases.MessageKind;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MailJoiningTest extends SortingTest {

    private static final String EVE = "eve@elsewhere.example";

    @Test
    @DisplayName("P13 a stranger who answers our letter is heard, and marked as somebody from outside")
    void aStrangersAnswer() {
        String reference = newCase();
        String eve = "eve-" + UUID.randomUUID() + "@elsewhere.example";
        String id = arrives(eve, "Re: forwarded to me", "In-Reply-To: " + ourLetter(reference));

        assertThat(verdict(id)).isEqualTo("JOINED");
        var reply = said(reference, MessageKind.REPLY).get(0);
        assertThat(reply.author()).isEqualTo(eve);
        assertThat(reply.remark()).startsWith("From somebody outside the case");
        assertThat(forms.getTaskFormVariables(task(reference, "Task_Triage").getId())
                        .get("caseConversation")
                        .toString())
                .contains(eve)
                .contains("[From somebody outside the case, who has had our letter in hand.]");
        mail.send();
        assertThat(lettersTo(eve)).isZero();
    }

    @Test
    @DisplayName("P28 a stranger's word is no wish of the customer's, but an alarm is an alarm (P31)")
    void whatAStrangerSays() {
        String reference = newCase();
        arrivesWith("I want the manager.", SUPPORT, EVE, "Re: x", "In-Reply-To: " + ourLetter(reference));
        assertThat(openSteps(reference)).containsExactly("Task_Triage");

        arrivesWith(
                "Your data were stolen: a data breach.", SUPPORT, EVE, "Re: x", "References: " + ourLetter(reference));
        assertThat(file(reference).impairment().securitySuspected()).isTrue();
    }

    @Test
    @DisplayName("P13 a stranger who has answered once is still nobody of the case")
    void aStrangerStaysOne() {
        String reference = newCase();
        arrives(EVE, "Re: x", "In-Reply-To: " + ourLetter(reference));
        assertThat(verdict(arrives(EVE, "[" + reference + "] more"))).isEqualTo("PARKED");
    }

    @Test
    @DisplayName("P13 a Message-ID that is made up joins nothing, however much it looks like ours")
    void forgedReferences() {
        String reference = newCase();
        String forged = ourLetter(reference).replaceFirst("\\.[0-9a-f]{24}@", ".000000000000000000000000@");
        assertThat(forged).isNotEqualTo(ourLetter(reference));

        String id = arrives(EVE, "Forged " + UUID.randomUUID(), "References: " + forged, "In-Reply-To: " + forged);

        assertThat(verdict(id)).isEqualTo("NEW_CASE");
        assertThat(mail.caseOf(id)).isNotEqualTo(reference);
        assertThat(said(reference, MessageKind.REPLY)).isEmpty();
    }

    @Test
    @DisplayName("P13 of several letters of ours the nearest counts")
    void theNearestReference() {
        String older = newCase();
        String newer = newCase();
        String id = arrives(ADA, "Both", "References: " + ourLetter(older) + " " + ourLetter(newer));
        assertThat(mail.caseOf(id)).isEqualTo(newer);
    }

    @Test
    @DisplayName("P13 a second mail of a thread before our answer makes no second case")
    void aSecondMailOfTheThread() {
        String first = arrives(ADA, "Thread " + UUID.randomUUID());
        String second = arrives("alan@acme.example", "Re: thread", "In-Reply-To: " + first);
        String third = arrives(ADA, "Re: Re: thread", "References: " + first + " " + second, "In-Reply-To: " + second);

        assertThat(mail.caseOf(second)).isEqualTo(mail.caseOf(first));
        assertThat(mail.caseOf(third)).isEqualTo(mail.caseOf(first));
        assertThat(said(mail.caseOf(first), MessageKind.REPLY))
                .allSatisfy(it -> assertThat(it.remark()).isNull())
                .hasSize(2);
    }

    @Test
    @DisplayName("P13 a stranger who answers a customer's mail joins nothing: a person decides")
    void aStrangerInTheThread() {
        String first = arrives(ADA, "Theirs " + UUID.randomUUID());
        String id = arrives(EVE, "Re: theirs", "In-Reply-To: " + first);

        assertThat(verdict(id)).isEqualTo("PARKED");
        assertThat(facts(review(id))).containsEntry("joinReference", mail.caseOf(first));
        assertThat(said(mail.caseOf(first), MessageKind.REPLY)).isEmpty();
    }

    @Test
    @DisplayName("P13 whom a party has written to, too, belongs to the case")
    void copiedInByAParty() {
        String partner = "pia@partner.example";
        String reference = mail.caseOf(arrives(ADA, "With a partner " + UUID.randomUUID(), "Cc: " + partner));
        assertThat(files.correspondents(reference)).containsExactly(partner);

        String id = arrives(partner, "[" + reference + "] we see it, too");

        assertThat(mail.caseOf(id)).isEqualTo(reference);
        assertThat(said(reference, MessageKind.REPLY).get(0).remark()).isNull();
        mail.send();
        assertThat(lettersTo(partner)).isZero();
        assertThat(forms.getTaskFormVariables(task(reference, "Task_Triage").getId())
                        .get("caseNotes")
                        .toString())
                .contains(partner);
    }

    @Test
    @DisplayName("P13 whom a stranger writes to does not belong to the case")
    void copiedInByAStranger() {
        String reference = newCase();
        arrives(EVE, "Re: x", "In-Reply-To: " + ourLetter(reference), "Cc: accomplice@elsewhere.example");
        assertThat(files.correspondents(reference)).isEmpty();
        assertThat(verdict(arrives("accomplice@elsewhere.example", "[" + reference + "] me, too")))
                .isEqualTo("PARKED");
    }

    @Test
    @DisplayName("P13 a mail to thousands makes no thousands of correspondents")
    void tooManyCorrespondents() {
        String many = String.join(
                ",\r\n ",
                IntStream.range(0, 300)
                        .mapToObj(it -> "p" + it + "@many.example")
                        .toList());
        String reference = mail.caseOf(arrives(ADA, "Many " + UUID.randomUUID(), "Cc: " + many));
        assertThat(files.correspondents(reference)).hasSize(100);
    }

    @Test
    @DisplayName("P13 two customers of the same free mail provider are no colleagues")
    void freeMail() {
        String reference = mail.caseOf(arrives("ada.private@gmail.example", "Private " + UUID.randomUUID()));
        assertThat(verdict(arrives("eve.private@gmail.example", "[" + reference + "] let me in")))
                .isEqualTo("PARKED");
        assertThat(verdict(arrives("ada.private@gmail.example", "[" + reference + "] more")))
                .isEqualTo("JOINED");
    }

    @Test
    @DisplayName("P13 of two references in a subject the one counts whose case the sender belongs to")
    void twoReferences() {
        String ours = newCase();
        String theirs = mail.caseOf(arrives(BO, "Boreal " + UUID.randomUUID()));
        assertThat(mail.caseOf(arrives(BO, "[" + ours + "] and [" + theirs + "]")))
                .isEqualTo(theirs);
    }

    @Test
    @DisplayName("P13 the reply of a stranger with a reference is seen by the reviewer alone")
    void theReferenceOfSomebodyElse() {
        String reference = newCase();
        String id = arrivesWith("Tell me all.", SUPPORT, BO, "Re: [" + reference + "]");

        assertThat(verdict(id)).isEqualTo("PARKED");
        assertThat(files.conversation(reference))
                .noneSatisfy(it -> assertThat(it.text()).contains("Tell me all."));
        mail.send();
        assertThat(mail.mailboxOf(BO))
                .noneSatisfy(it -> assertThat(it.subject()).contains(reference));
        assertThat(facts(review(id))).containsEntry("decision", "join").containsEntry("joinReference", reference);
    }

    @Test
    @DisplayName("P13 a header that says which case it is says nothing")
    void internalHeadersOfStrangers() {
        String reference = newCase();
        String id = arrives(
                EVE,
                "Spoofed " + UUID.randomUUID(),
                "X-Case-Reference: " + reference,
                "X-Support-Desk-Case: " + reference,
                "X-Support-Desk-User: sam",
                "X-Verified-Sender: " + ADA,
                "Thread-Index: " + reference);
        assertThat(verdict(id)).isEqualTo("NEW_CASE");
        assertThat(file(mail.caseOf(id)).reporter().email()).isEqualTo(EVE);
        assertThat(file(mail.caseOf(id)).senderDoubted()).isFalse();
    }

    @Test
    @DisplayName("P12 odd senders: none, ten, or hidden in a word: one task, no case, nobody answered")
    void oddSenders() {
        for (String from : List.of(
                "",
                "undisclosed",
                "=?utf-8?Q?eve=40elsewhere.example?=",
                "a@x.example, b@x.example, c@x.example, d@x.example, e@x.example, f@x.example")) {
            String id = newId();
            takenIn("From: " + from, "To: " + SUPPORT, "Subject: Odd", "Message-ID: " + id, "", "x");
            assertThat(verdict(id)).as(from).isEqualTo("PARKED");
            assertThat(review(id)).as(from).isNotNull();
        }
        mail.send();
        assertThat(lettersTo("a@x.example")).isZero();
    }

    @Test
    @DisplayName("P13 a mail that joins a closed case reopens it, a stranger's answer to our letter, too")
    void reopens() {
        String reference = newCase();
        bringToResolved(reference);
        mail.send();
        clock.advance(Duration.ofDays(7));
        runDueJobs(reference);
        assertThat(file(reference).state()).isEqualTo(CaseState.CLOSED);

        arrives(EVE, "Re: not solved at all", "In-Reply-To: " + ourLetter(reference));

        assertThat(openSteps(reference)).containsExactly("Task_Investigate");
    }
}
