package com.calibermind.support.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Two desks on one database and one mailbox. */
class TwoNodesTest extends FaultTest {

    @Test
    @DisplayName("P01 fault 21: two nodes on one mailbox make each mail one case; one dies, the other goes on")
    void oneMailbox() {
        try (Node other = rig.node(SMALL).start()) {
            IntStream.range(0, 40).forEach(i -> ledger.send(Mail.report("shared-" + i)));
            ledger.balances();
            IntStream.range(40, 60).forEach(i -> ledger.send(Mail.report("shared-" + i)));
            node.kill();
            Mail next = ledger.send(Mail.report("after-the-kill"));
            await("a takeover").atMost(seconds(120)).until(() -> isCase(next));
            other.passes(Duration.ofMinutes(3)); // the dead sender's letters
            ledger.balances();
            assertThat(other.isAlive()).isTrue();
        }
    }
}
