package com.calibermind.support.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The desk dies in the midst of its work and is started again. */
class CrashTest extends FaultTest {

    @Test
    @DisplayName("P01 fault 1: a crash after the mail was fetched")
    void afterTheFetch() {
        node.haltsBefore("MailIntake.read");
        ledger.send(Mail.report("fetched"));
        node.awaitHalt();
        revive();
        ledger.balances();
    }

    @Test
    @DisplayName("P01 fault 2: a crash after the commit, before the mailbox knows")
    void afterTheCommit() {
        node.haltsAfter("MailIntake.keep");
        ledger.send(Mail.report("committed"));
        node.awaitHalt();
        assertThat(rig.postbox.waiting()).isEqualTo(1);
        revive();
        ledger.balances();
    }

    @Test
    @DisplayName("P01 fault 3: a crash between the case and its process")
    void betweenCaseAndProcess() {
        node.haltsBefore("EngineEvents.on(CaseReceived)");
        ledger.send(Mail.report("half"));
        node.awaitHalt();
        revive();
        ledger.balances();
    }

    @Test
    @DisplayName("P12 fault 4: a crash after the server took the letter, before that is written down")
    void afterTheAcceptance() {
        node.haltsBefore("OutboxWork.acceptedAndReported");
        Mail mail = ledger.send(Mail.report("accepted"));
        node.awaitHalt();
        revive();
        node.passes(Duration.ofMinutes(3)); // the dead sender's lease
        ledger.balances();
        assertThat(rig.sink.to(mail.sender())).as("on the wire").hasSize(2);
    }

    @Test
    @DisplayName("P12 fault 4: a crash with a claimed letter in hand, and one before the case is told that it went out")
    void aroundTheHandover() {
        node.haltsBefore("MimeWriter.mime");
        Mail mail = ledger.send(Mail.report("claimed"));
        node.awaitHalt();
        revive();
        node.fails("OutboxWork.acceptedAndReported", 1);
        node.haltsBefore("OutboxWork.report");
        node.passes(Duration.ofMinutes(3)); // the dead sender's lease
        node.awaitHalt();
        revive();
        ledger.balances();
        assertThat(rig.sink.to(mail.sender())).as("on the wire").hasSize(1);
    }

    @Test
    @DisplayName("P01 fault 5: a crash while a mail's bytes are stored")
    void whileStoring() {
        node.haltsAfter("Contents.keep");
        ledger.send(Mail.withFile("stored", 3_000_000));
        node.awaitHalt();
        revive();
        ledger.balances();
    }
}
