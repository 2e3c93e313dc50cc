package com.calibermind.support.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The database dies or cannot be reached while mail comes in. */
class DatabaseFaultTest extends FaultTest {

    @Test
    @DisplayName("P01 fault 7: the database is stopped at once and comes back")
    void restarted() {
        ledger.send(Mail.report("before-restart"));
        rig.database.stopImmediately();
        ledger.send(Mail.report("while-away"));
        rig.database.start();
        ledger.balances();
    }

    @Test
    @DisplayName("P03 fault 7: a report that the database does not take comes back as typed; sent again it is one case")
    void formWhileAway() {
        Form form = Form.open(node.port());
        rig.database.stopImmediately();
        var refused = form.send("Reports while the database is away");
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(refused.body())
                .contains("Reports while the database is away")
                .contains("Everything that you entered is still here");
        rig.database.start();
        await("taken")
                .atMost(seconds(120))
                .until(() -> form.send("Reports while the database is away").statusCode() == 303);
        assertThat(form.send("Reports while the database is away").statusCode()).isEqualTo(303);
        assertThat(count("select count(*) from support_case where subject = ?", "Reports while the database is away"))
                .isEqualTo(1);
    }

    @Test
    @DisplayName("P01 fault 10: the database's server is killed; what was acknowledged is there")
    void killed() {
        Mail acknowledged = ledger.send(Mail.report("acknowledged"));
        ledger.balances();
        ledger.send(Mail.withFile("at-the-kill", 2_000_000));
        rig.database.kill();
        rig.database.start();
        assertThat(isCase(acknowledged)).isTrue();
        ledger.balances();
    }

    @Test
    @DisplayName("P01 fault 8: while the database swallows everything, mail waits in the mailbox and health says so")
    void unreachable() {
        rig.toDatabase.blackHole();
        Mail mail = ledger.send(Mail.report("black-hole"));
        await("alarm").atMost(seconds(120)).until(() -> node.health() != 200);
        assertThat(isCase(mail)).isFalse();
        assertThat(rig.postbox.waiting()).isEqualTo(1);
        rig.toDatabase.mend();
        ledger.balances();
        await("all clear").atMost(seconds(120)).until(() -> node.health() == 200);
    }
}
