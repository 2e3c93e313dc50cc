package com.calibermind.support.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.calibermind.support.accounts.AccountDesk;
import com.calibermind.support.accounts.ChangeKind;
import com.calibermind.support.accounts.ChangeRequest;
import com.calibermind.support.accounts.WantedContact;
import com.calibermind.support.cases.Channel;
import com.calibermind.support.cases.MessageKind;
import com.calibermind.support.cases.Outcome;
import com.calibermind.support.cases.Report;
import com.calibermind.support.cases.Reporter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** With caps that can be reached, and a mail server whose word on senders counts. */
@TestPropertySource(
        properties = {
            "desk.name=guarded",
            "support.mail.caps.answers=3",
            "support.mail.caps.work=6",
            "support.mail.caps.joins=4",
            "support.mail.authserv-id=mx.calibermind.example"
        })
class GuardedMailTest extends SortingTest {

    private static final String VERIFIED =
            "Authentication-Results: mx.calibermind.example; dmarc=pass header.from=peer.example";

    @Autowired
    private AccountDesk accounts;

    private final String peer = "desk-" + UUID.randomUUID() + "@peer.example";

    @Test
    @DisplayName("P12 two desks that confirm each other's confirmations stop: no more than three an hour")
    void pingPong() {
        List<String> ids = new ArrayList<>();
        ids.add(arrives(peer, "Ticket 0", VERIFIED));
        for (int i = 1; i < 12; i++) {
            mail.send();
            ids.add(arrives(peer, "Your request was received: ticket " + i, VERIFIED));
        }
        mail.send();

        assertThat(lettersTo(peer)).isEqualTo(3);
        assertThat(casesFrom(peer)).isEqualTo(6);
        assertThat(ids).allSatisfy(it -> assertThat(verdict(it)).isIn("NEW_CASE", "PARKED"));
        assertThat(said(mail.caseOf(ids.get(5)), MessageKind.NOTE))
                .anySatisfy(it -> assertThat(it.text()).startsWith("Not acknowledged: 3 automatic letters"));

        var review = review(ids.get(6));
        assertThat(ids.subList(7, 12)).allSatisfy(it -> assertThat(review(it)).isNull());
        assertThat(facts(review).get("mailReason").toString())
                .contains("5 more mails are decided on with this one")
                .contains("ticket 11");

        forms.submitTaskForm(review.getId(), Map.of("decision", "openCase"));
        assertThat(said(mail.caseOf(ids.get(6)), MessageKind.REPLY)).hasSize(5);
        assertThat(ids).noneSatisfy(it -> assertThat(verdict(it)).isEqualTo("PARKED"));
    }

    @Test
    @DisplayName("P12 an hour later the same sender is answered again")
    void theWindowMoves() {
        for (int i = 0; i < 4; i++) {
            arrives(peer, "Report " + i, VERIFIED);
        }
        assertThat(lettersTo(peer)).isEqualTo(3);
        clock.advance(Duration.ofMinutes(61));
        arrives(peer, "Later", VERIFIED);
        assertThat(lettersTo(peer)).isEqualTo(4);
    }

    @Test
    @DisplayName("P02 P12 whoever copies the desk again and again is told three times an hour")
    void copiesAreCapped() {
        for (int i = 0; i < 5; i++) {
            arrivesTo("boss@peer.example", peer, "Copy " + i, "Cc: " + SUPPORT);
        }
        assertThat(lettersTo(peer)).isEqualTo(3);
    }

    @Test
    @DisplayName("P02 what only copied the desk waits on while a mail like it comes from a sender who is not verified")
    void notSentAgainByAnImpostor() {
        String copy = arrivesTo("boss@peer.example", peer, "FYI", "Cc: " + SUPPORT, VERIFIED);
        assertThat(verdict(arrives(peer, "Re: FYI"))).isEqualTo("NEW_CASE");
        assertThat(review(copy)).isNotNull();
        assertThat(verdict(arrives(peer, "Re: FYI", VERIFIED))).isEqualTo("NEW_CASE");
        assertThat(review(copy)).isNull();
    }

    @Test
    @DisplayName("P12 mails that rain on one case are reviewed together")
    void tooManyOnOneCase() {
        String first = arrives(peer, "Rain", VERIFIED);
        String reference = mail.caseOf(first);
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            ids.add(arrives(peer, "Re: [" + reference + "] " + i, "In-Reply-To: " + first, VERIFIED));
        }
        assertThat(said(reference, MessageKind.REPLY)).hasSize(4);
        assertThat(facts(review(ids.get(4)))).containsEntry("joinReference", reference);

        forms.submitTaskForm(review(ids.get(4)).getId(), Map.of("decision", "join", "joinReference", reference));
        assertThat(said(reference, MessageKind.REPLY)).hasSize(8);
    }

    @Test
    @DisplayName("P12 mails that name no sender are reviewed together once there are many")
    void manyWithoutSender() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            String id = newId();
            takenIn("To: " + SUPPORT, "Subject: Nobody " + i, "Message-ID: " + id, "", "Who am I?");
            ids.add(id);
        }
        assertThat(ids).allSatisfy(it -> assertThat(verdict(it)).isEqualTo("PARKED"));
        assertThat(ids.subList(7, 9))
                .allSatisfy(it -> assertThat(stored(it, "parked_with")).isNotNull());
    }

    @Test
    @DisplayName("P12 two nodes that would both send the last answer send one")
    void twoNodesAgree() throws Exception {
        var report = new Report(Channel.EMAIL, clock.instant(), new Reporter(null, null, null, peer), "At once", "x");
        ExecutorService nodes = Executors.newFixedThreadPool(6);
        try {
            List<Future<String>> all = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                all.add(nodes.submit(() -> reception.open(report)));
            }
            for (Future<String> each : all) {
                each.get();
            }
        } finally {
            nodes.shutdownNow();
        }
        assertThat(casesFrom(peer)).isEqualTo(6);
        assertThat(lettersTo(peer)).isEqualTo(3);
    }

    @Test
    @DisplayName("P12 a sender who is not verified is marked, and learns nothing that they have not said themselves")
    void spoofedSender() {
        for (String header : new String[] {
            "X-None: at all",
            "Authentication-Results: mx.calibermind.example; dmarc=fail header.from=acme.example",
            "Authentication-Results: mx.evil.example; dmarc=pass header.from=acme.example"
        }) {
            String id = arrives(ADA, "Spoofed " + UUID.randomUUID(), header, "Cc: evil@evil.example");
            mail.send();
            String reference = mail.caseOf(id);
            assertThat(file(reference).senderDoubted()).as(header).isTrue();
            assertThat(said(reference, MessageKind.NOTE))
                    .anySatisfy(it -> assertThat(it.text()).contains("Sender not verified"));
            assertThat(forms.getTaskFormVariables(task(reference, "Task_Triage").getId())
                            .get("caseReporter")
                            .toString())
                    .contains("ada@acme.example (sender not verified)");
            assertThat(files.correspondents(reference)).isEmpty();
            assertThat(mail.lettersTo(ADA, reference))
                    .allSatisfy(it -> assertThat(it.text()).doesNotContain("+1 555 0100", "Acme Analytics", "managed"));
        }
    }

    @Test
    @DisplayName("P26 a technical contact who is not verified has not approved anything by writing")
    void noAccountChangeAtAnUnverifiedWord() {
        String doubted = mail.caseOf(arrives(ADA, "New colleague " + UUID.randomUUID()));
        String sure = mail.caseOf(arrives(
                ADA,
                "New colleague " + UUID.randomUUID(),
                "Authentication-Results: mx.calibermind.example 1; spf=fail smtp.mailfrom=x.example;",
                " dkim=pass (2048-bit key) header.d=acme.example"));
        for (String reference : List.of(doubted, sure)) {
            var wanted = new WantedContact("new@acme.example", null, "New Colleague", null, false);
            assertThat(accounts.record(reference, new ChangeRequest(ChangeKind.ADD, wanted, null, null), "sam"))
                    .isEqualTo(Outcome.DONE);
        }
        assertThat(accounts.isApproved(doubted)).isFalse();
        assertThat(accounts.isApproved(sure)).isTrue();
    }

    @Test
    @DisplayName("P12 an unverified reply says so in the conversation")
    void unverifiedReply() {
        String id = arrives(peer, "Verified", VERIFIED);
        arrives(peer, "Re: x", "In-Reply-To: " + id);
        assertThat(said(mail.caseOf(id), MessageKind.REPLY).get(0).remark()).startsWith("Sender not verified");
        arrives(peer, "Re: y", "In-Reply-To: " + id, VERIFIED);
        assertThat(said(mail.caseOf(id), MessageKind.REPLY).get(0).remark()).isNull();
    }
}
