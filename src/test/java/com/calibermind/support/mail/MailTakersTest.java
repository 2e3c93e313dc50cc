package com.calibermind.support.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MailTakersTest {

    private final MailTakers takers = new MailTakers(2, Duration.ofSeconds(2));
    private final List<String> done = new CopyOnWriteArrayList<>();
    private final CountDownLatch gate = new CountDownLatch(1);

    @AfterEach
    void letGo() {
        gate.countDown();
        takers.destroy();
    }

    /** Work that is done in an instant, or waits for the gate. */
    private MailTakers.Work work(String name, boolean waits, CountDownLatch end) {
        return new MailTakers.Work() {
            @Override
            public void run() {
                if (waits) {
                    pass(gate);
                }
                done.add(name);
                end.countDown();
            }

            @Override
            public boolean overdue() {
                done.add(name + " given up");
                return true;
            }
        };
    }

    private static void pass(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    @DisplayName("P13 mails of one thread are taken in in their order")
    void order() {
        var all = new CountDownLatch(100);
        for (int i = 0; i < 50; i++) {
            takers.hand("one", work("one " + i, false, all));
            takers.hand("two", work("two " + i, false, all));
        }
        pass(all);
        for (String thread : List.of("one", "two")) {
            var expected = java.util.stream.IntStream.range(0, 50).mapToObj(i -> thread + " " + i);
            assertThat(done.stream().filter(it -> it.startsWith(thread))).containsExactlyElementsOf(expected.toList());
        }
    }

    @Test
    @DisplayName("P01 a mail that takes for ever gives up its place, and those behind it go on")
    void slowOnes() {
        var stuck = new CountDownLatch(3);
        var others = new CountDownLatch(2);
        takers.hand("a", work("stuck a", true, stuck));
        takers.hand("b", work("stuck b", true, stuck));
        takers.hand("a", work("behind a", false, others));
        takers.hand("c", work("c", false, others));
        pass(others);
        await().atMost(Duration.ofSeconds(20)).until(() -> done.size() == 4);
        assertThat(done).containsExactlyInAnyOrder("stuck a given up", "stuck b given up", "behind a", "c");
    }

    @Test
    void withoutTakersTheCallerDoesIt() {
        var none = new MailTakers(0, Duration.ofSeconds(1));
        none.hand("a", work("here", false, new CountDownLatch(1)));
        assertThat(done).containsExactly("here");
        none.destroy();
    }
}
