package com.calibermind.support.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The desk dies while it hands a letter to the mail server, and is started again. */
class HandoverCrashTest extends FaultTest {

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
}
