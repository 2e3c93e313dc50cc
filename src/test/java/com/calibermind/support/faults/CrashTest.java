package com.calibermind.support.faults;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The desk dies while it takes a mail in, and is started again; for its letters see {@link HandoverCrashTest}. */
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
    @DisplayName("P01 fault 5: a crash while a mail's bytes are stored")
    void whileStoring() {
        node.haltsAfter("Contents.keep");
        ledger.send(Mail.withFile("stored", 3_000_000));
        node.awaitHalt();
        revive();
        ledger.balances();
    }
}
