package com.calibermind.support.faults;

import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * One node between real servers, kept from test to test and from class to class: each brings it back to life, and the
 * ledger holds for all that was ever sent.
 */
abstract class FaultTest {

    static final List<String> SMALL = List.of("-Xmx256m", "-XX:TieredStopAtLevel=1");

    static final Rig rig = Rig.ofTests(); // until the JVM ends: with several JVMs JUnit ends with each class
    static final Node node = rig.node(SMALL);
    static final Ledger ledger = rig.ledger;

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(rig::close));
        Awaitility.doNotCatchUncaughtExceptionsByDefault(); // the mail server's threads do not like cut connections
    }

    @BeforeEach
    void bringToLife() {
        if (!node.isAlive()) {
            revive();
        }
    }

    /** Starts the node when its dead predecessor's leases are over; waiting for that is {@link TwoNodesTest}'s part. */
    static void revive() {
        rig.passLeases();
        node.start();
    }

    /** Whatever a test did and forgot. */
    @AfterEach
    void mend() {
        rig.toPostbox.mend();
        rig.toDatabase.mend();
        rig.toSink.mend();
        rig.sink.answersAll(Sink.Answer.TAKEN);
    }

    static Duration seconds(int seconds) {
        return Duration.ofSeconds(seconds);
    }

    static int count(String sql, Object... arguments) {
        return rig.database.jdbc().queryForObject(sql, Integer.class, arguments);
    }

    /** Whether the mail has a case. */
    static boolean isCase(Mail mail) {
        return count("select count(*) from support_case where reporter_email = ?", mail.sender()) == 1;
    }
}
