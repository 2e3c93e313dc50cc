package com.calibermind.support.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.calibermind.support.DeskTest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

class OutboxTest extends DeskTest {

    @Autowired
    private OutboxWork work;

    @Autowired
    private JdbcTemplate jdbc;

    private OutgoingMail claimed(String reference) {
        return work.claim().stream()
                .filter(it -> it.caseReference.equals(reference))
                .findFirst()
                .orElseThrow();
    }

    private String state(OutgoingMail mail) {
        return jdbc.queryForObject("select state from outgoing_mail where id = ?", String.class, mail.id);
    }

    @Test
    @DisplayName("P12 a sender that dies after handing over leaves the same Message-ID to the next one")
    void sameMessageIdAgain() {
        mail.send();
        String reference = openCase();
        OutgoingMail first = claimed(reference);
        assertThat(work.claim()).extracting(it -> it.id).doesNotContain(first.id);

        clock.advance(OutboxWork.LEASE);
        OutgoingMail second = claimed(reference);

        assertThat(second.messageId).isEqualTo(first.messageId);
        assertThat(second.attempts).isEqualTo(2);
        work.accepted(second.id, clock.instant(), "250 ok");
        work.accepted(first.id, clock.instant(), "250 ok");
        assertThat(state(first)).isEqualTo("ACCEPTED");
        assertThat(work.unreported()).contains(first.id);
        work.report(first.id);
        work.report(first.id);
        assertThat(work.unreported()).doesNotContain(first.id);
    }

    @Test
    void passingFaultsAreTriedAgainWithGrowingPauses() {
        mail.send();
        OutgoingMail letter = claimed(openCase());
        for (int seconds : List.of(15, 30, 60)) {
            work.failed(letter.id, false, "451 try later");
            assertThat(work.claim()).isEmpty();
            clock.advance(Duration.ofSeconds(seconds).minusMillis(1));
            assertThat(work.claim()).isEmpty();
            clock.advance(Duration.ofMillis(1));
            assertThat(work.claim()).extracting(it -> it.id).containsExactly(letter.id);
        }
        work.failed(letter.id, true, "550 no such user");
        assertThat(state(letter)).isEqualTo("REFUSED");
    }

    @Test
    void aLetterThatIsNeverTakenIsGivenUpAndSaidSo() {
        mail.send();
        String reference = openCase();
        OutgoingMail letter = claimed(reference);
        clock.advance(Duration.ofDays(5));
        work.failed(letter.id, false, "421 later");

        assertThat(state(letter)).isEqualTo("REFUSED");
        assertThat(files.conversation(reference))
                .anySatisfy(it -> assertThat(it.text()).contains("was refused: 421 later"));
    }
}
