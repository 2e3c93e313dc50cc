package com.calibermind.support.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.calibermind.support.faults.Mail.Fate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The mailbox is cut off, emptied by somebody else, or holds what cannot be read. */
class MailboxFaultTest extends FaultTest {

    private static final String PARKED = "select count(*) from inbound_mail where verdict = 'PARKED'";

    @Test
    @DisplayName("P01 fault 17: the connection breaks in the midst of a mail, again and again")
    void cutWhileFetching() {
        int before = rig.toPostbox.cuts();
        rig.toPostbox.cutAfter(300_000);
        rig.toPostbox.cut();
        Mail mail = ledger.send(Mail.withFile("cut-off", 1_000_000));
        await().atMost(seconds(120)).until(() -> rig.toPostbox.cuts() >= before + 3);
        assertThat(isCase(mail)).isFalse();
        rig.toPostbox.mend();
        ledger.balances();
    }

    @Test
    @DisplayName("P01 fault 18: a connection that is dead without saying so is given up within 60 seconds")
    void halfOpen() {
        rig.toPostbox.blackHole();
        Mail mail = ledger.send(Mail.report("half-open"));
        rig.toPostbox.wholeForNewConnections();
        await().atMost(seconds(120)).until(() -> isCase(mail));
        ledger.balances();
    }

    @Test
    @DisplayName("P01 fault 20: somebody else empties the mailbox under the desk's hands")
    void emptiedByAnother() {
        IntStream.range(0, 10)
                .forEach(i -> ledger.send(Mail.report("at-risk-" + i).but(Fate.AT_RISK)));
        rig.postbox.expungeAll();
        ledger.send(Mail.report("after-the-emptying"));
        ledger.balances();
    }

    @Test
    @DisplayName("P01 fault 25: a mail that makes the reader fail is a person's, and the next one is a case")
    void poison() {
        int before = count(PARKED);
        node.fails("MailReader.read", 3);
        ledger.send(Mail.report("poison").but(Fate.PARKED));
        await().atMost(seconds(120)).until(() -> count(PARKED) > before);
        ledger.send(Mail.nested("nested", 60));
        Mail next = ledger.send(Mail.report("after-poison"));
        await().atMost(seconds(120)).until(() -> isCase(next));
        ledger.balances();
    }
}
