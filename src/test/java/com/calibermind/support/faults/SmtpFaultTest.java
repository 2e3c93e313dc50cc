package com.calibermind.support.faults;

import static com.calibermind.support.faults.Sink.Answer.BUSY;
import static com.calibermind.support.faults.Sink.Answer.CLOSING;
import static com.calibermind.support.faults.Sink.Answer.CUT;
import static com.calibermind.support.faults.Sink.Answer.REFUSED;
import static com.calibermind.support.faults.Sink.Answer.TAKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The server for outgoing mail is away, slow, or says no. */
class SmtpFaultTest extends FaultTest {

    /** Longer than a letter rests after its first failures. */
    /** Longer than a lease: a letter that was claimed as the time jumped is free again, too. */
    private static final Duration NEXT_TRY = Duration.ofMinutes(3);

    @Test
    @DisplayName("P12 fault 12: the server is away; the letters go out when it is back, each once")
    void down() {
        rig.sink.close();
        IntStream.range(0, 5).forEach(i -> ledger.send(Mail.report("server-down-" + i)));
        await().atMost(seconds(120)).until(() -> count("""
                        select count(*) from outgoing_mail where recipient like 'server-down-%' and state = 'QUEUED'""") == 5);
        nextTry();
        await("alarm").atMost(seconds(120)).until(() -> node.health() != 200);
        int before = rig.sink.deliveries().size();
        rig.sink.open();
        ledger.balances();
        assertThat(rig.sink.deliveries()).hasSize(before + 5);
    }

    @Test
    @DisplayName("P12 fault 13: 421 and 451 for half of the letters")
    void busy() {
        rig.sink.answers(n -> n % 4 == 1 ? BUSY : n % 4 == 3 ? CLOSING : TAKEN);
        IntStream.range(0, 8).forEach(i -> ledger.send(Mail.report("busy-" + i)));
        await().atMost(seconds(120)).until(() -> rig.sink.tries() >= 4);
        rig.sink.answersAll(TAKEN);
        nextTry();
        ledger.balances();
    }

    @Test
    @DisplayName("P12 fault 14: 550 is for good: a task, and no second try")
    void refused() {
        rig.sink.answersAll(REFUSED);
        Mail mail = Mail.report("refused");
        ledger.cannotBeReached(mail);
        ledger.send(mail);
        await().atMost(seconds(120))
                .until(() -> count(
                                "select count(*) from outgoing_mail where recipient = ? and state = 'REFUSED'",
                                mail.sender())
                        == 1);
        assertThat(count("select count(*) from act_ru_task where task_def_key_ = 'Task_ReachCustomer'"))
                .isEqualTo(1);
        nextTry();
        ledger.send(Mail.automatic("after-refusal"));
        ledger.balances();
        assertThat(rig.sink.tries()).isEqualTo(1);
    }

    @Test
    @DisplayName("P21 fault 15: a server that says one byte a second holds up no mail that comes in")
    void slow() {
        rig.toSink.trickle();
        Mail first = ledger.send(Mail.report("slow-1"));
        Mail second = ledger.send(Mail.report("slow-2"));
        await().atMost(seconds(120)).until(() -> isCase(first) && isCase(second));
        rig.toSink.mend();
        nextTry();
        ledger.balances();
    }

    @Test
    @DisplayName("P12 fault 16: cut off after the letter, before the answer: sent again under the same Message-ID")
    void cutAfterTheDot() {
        rig.sink.answers(n -> n == 1 ? CUT : TAKEN);
        Mail mail = ledger.send(Mail.report("cut-after-dot"));
        await().atMost(seconds(120)).until(() -> rig.sink.tries() == 1);
        nextTry();
        ledger.balances();
        assertThat(rig.sink.to(mail.sender())).extracting(Sink.Delivery::taken).containsExactly(false, true);
    }

    /** Lets the time pass for which letters rest, once no sender has one in hand: a jump of its clock would confuse it. */
    private static void nextTry() {
        await().atMost(seconds(120)).until(() -> count("""
                        select count(*) from outgoing_mail where state = 'QUEUED' and leased_until is not null""") == 0);
        node.passes(NEXT_TRY);
    }
}
