package com.calibermind.support.faults;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** One node between real servers, kept from test to test: each brings it back to life, and the ledger holds for all. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class FaultTest {

    static final List<String> SMALL = List.of("-Xmx256m", "-XX:TieredStopAtLevel=1");

    Rig rig;
    Node node;
    Ledger ledger;

    @BeforeAll
    void start() {
        rig = Rig.ofTests();
        ledger = rig.ledger;
        node = rig.node(SMALL);
    }

    @BeforeEach
    void bringToLife() {
        if (!node.isAlive()) {
            node.start();
        }
    }

    /** Whatever a test did and forgot. */
    @AfterEach
    void mend() {
        rig.toPostbox.mend();
        rig.toDatabase.mend();
        rig.toSink.mend();
        rig.sink.answersAll(Sink.Answer.TAKEN);
    }

    @AfterAll
    void stop() {
        rig.close();
    }

    static Duration seconds(int seconds) {
        return Duration.ofSeconds(seconds);
    }
}
