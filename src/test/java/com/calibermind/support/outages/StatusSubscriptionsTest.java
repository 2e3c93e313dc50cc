package com.calibermind.support.outages;

import static org.assertj.core.api.Assertions.assertThat;

import com.calibermind.support.DeskTest;
import com.calibermind.support.cases.Outcome;
import com.calibermind.support.customers.CompanyDetails;
import com.calibermind.support.customers.ContactDetails;
import com.calibermind.support.customers.CustomerDirectory;
import com.calibermind.support.customers.Plan;
import com.calibermind.support.mail.MailRoom.Received;
import com.calibermind.support.policy.Severity;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

class StatusSubscriptionsTest extends DeskTest {

    private static final Pattern CONFIRM = Pattern.compile("/support/status/confirm/(\\S+)");
    private static final Pattern LEAVE = Pattern.compile("/support/status/unsubscribe\\?token=(\\S+)");

    @Autowired
    private StatusSubscriptions subscriptions;

    @Autowired
    private OutageDesk desk;

    @Autowired
    private OutageTelling telling;

    @Autowired
    private OutageStatus status;

    @Autowired
    private CustomerDirectory customers;

    @Autowired
    private JdbcTemplate jdbc;

    private final String own = UUID.randomUUID().toString().substring(0, 8);
    private final String company = "Lyra " + own;
    private final String lea = "lea@" + own + ".lyra.example";
    private final String reader = "reader@" + own + ".example";

    @BeforeEach
    void company() {
        customers.register(
                new CompanyDetails(company, null, Plan.STANDARD), new ContactDetails("Lea", lea, null, false));
    }

    @AfterEach
    void allIsWellAgain() {
        jdbc.update("update outage set ended_at = declared_at, ended_by = 'test' where ended_at is null");
        jdbc.update("delete from status_subscription");
    }

    /** Of the newest letter. */
    private String tokenIn(Pattern link, String address) {
        mail.send();
        List<Received> letters = mail.mailboxOf(address);
        return group(link, letters.get(letters.size() - 1).text());
    }

    private static String group(Pattern link, String text) {
        var found = link.matcher(text);
        assertThat(found.find()).as(text).isTrue();
        return found.group(1);
    }

    private void subscribed(String address) {
        subscriptions.ask(address);
        assertThat(subscriptions.confirm(tokenIn(CONFIRM, address))).isTrue();
    }

    private long declared() {
        long number = desk.nextNumber();
        assertThat(desk.declare(
                        number,
                        new Declaration("Exports " + own, List.of(company), Severity.SEVERITY_2, "Exports fail."),
                        "maria"))
                .isEqualTo(Outcome.DONE);
        tell(number);
        return number;
    }

    private void tell(long number) {
        while (!telling.next(number).allTold()) {}
        mail.send();
    }

    private int letters(String address, String subject) {
        return (int) mail.mailboxOf(address).stream()
                .filter(it -> it.subject().contains(subject))
                .count();
    }

    @Test
    @DisplayName("P08 whoever subscribed is told when an outage is declared, updated and ended")
    void subscribersAreTold() {
        subscribed(reader);
        long number = declared();
        desk.update(number, "We have found it.", "maria");
        tell(number);
        desk.end(number, "All is well.", "maria");
        tell(number);
        assertThat(mail.mailboxOf(reader))
                .extracting(Received::text)
                .satisfiesExactly(
                        it -> assertThat(it).contains("/support/status/confirm/"),
                        it -> assertThat(it).contains("Exports fail.", "/support/status"),
                        it -> assertThat(it).contains("We have found it."),
                        it -> assertThat(it).contains("All is well."));
        assertThat(mail.mailboxOf(reader))
                .last()
                .extracting(Received::autoSubmitted)
                .isEqualTo("auto-generated");
    }

    @Test
    @DisplayName("P08 nothing is sent to an address before its owner has confirmed it")
    void nothingBeforeConfirmation() {
        subscriptions.ask(reader);
        declared();
        assertThat(letters(reader, "Outage")).isZero();
        assertThat(letters(reader, "confirm")).isEqualTo(1);
    }

    @Test
    @DisplayName("P08 a contact who has also subscribed is told once, as a contact")
    void toldOnce() {
        subscribed(lea);
        declared();
        assertThat(letters(lea, "Outage")).isEqualTo(1);
        assertThat(mail.mailboxOf(lea))
                .last()
                .extracting(Received::text)
                .asString()
                .contains("because you are a contact");
        assertThat(mail.headersOf(lea, "List-Unsubscribe")).last().isNull();
    }

    @Test
    @DisplayName("P08 letters to subscribers can be ended by one click of the mail program (RFC 8058)")
    void oneClickHeaders() {
        subscribed(reader);
        declared();
        String token = tokenIn(LEAVE, reader);
        assertThat(mail.headersOf(reader, "List-Unsubscribe"))
                .last()
                .asString()
                .matches("<http://localhost:\\d+/support/status/unsubscribe\\?token=" + Pattern.quote(token) + ">");
        assertThat(mail.headersOf(reader, "List-Unsubscribe-Post")).last().isEqualTo("List-Unsubscribe=One-Click");
    }

    @Test
    @DisplayName("P08 whoever unsubscribes while a notice is on its way does not get it any more")
    void unsubscribedMeanwhile() {
        subscribed(reader);
        declared();
        String token = tokenIn(LEAVE, reader);
        long number = status.running().stream()
                .filter(it -> it.systems().endsWith(own))
                .map(it -> Long.valueOf(it.reference().substring("OUT-".length())))
                .findFirst()
                .orElseThrow();
        desk.update(number, "News.", "maria");
        subscriptions.end(token);
        subscriptions.end(token);
        tell(number);
        assertThat(letters(reader, "Outage")).isEqualTo(1);
        assertThat(letters(lea, "Outage")).isEqualTo(2);
    }

    @Test
    void theLinkWorksOnceAndForADay() {
        subscriptions.ask(reader);
        String token = tokenIn(CONFIRM, reader);
        assertThat(subscriptions.canConfirm(token)).isTrue();
        assertThat(subscriptions.confirm(token)).isTrue();
        assertThat(subscriptions.confirm(token)).isFalse();

        String late = "late" + reader;
        subscriptions.ask(late);
        String lateToken = tokenIn(CONFIRM, late);
        clock.advance(StatusSubscriptions.LINK_LIFE);
        assertThat(subscriptions.canConfirm(lateToken)).isFalse();
        assertThat(subscriptions.confirm(lateToken)).isFalse();
    }

    @Test
    void theDatabaseDoesNotKnowTheLink() {
        subscriptions.ask(reader);
        String token = tokenIn(CONFIRM, reader);
        assertThat(token).hasSize(43);
        assertThat(jdbc.queryForList("select token_sha256, leave_token from status_subscription")
                        .toString())
                .doesNotContain(token);
    }

    @Test
    void nobodysMailboxIsFilled() {
        for (int i = 0; i < 10; i++) {
            assertThat(subscriptions.ask(reader)).isEqualTo(Outcome.DONE);
        }
        mail.send();
        assertThat(mail.mailboxOf(reader)).hasSize(1);
        for (int i = 0; i < 10; i++) {
            clock.advance(Duration.ofMinutes(11));
            subscriptions.ask(reader);
        }
        mail.send();
        assertThat(mail.mailboxOf(reader)).as("at most three in a row").hasSize(3);
    }

    @Test
    @DisplayName("P08 whoever asks for an address that is subscribed gets the same answer; its owner gets a letter")
    void nobodyLearnsWhoIsSubscribed() {
        subscribed(reader);
        clock.advance(Duration.ofMinutes(11));
        assertThat(subscriptions.ask(reader.toUpperCase())).isEqualTo(Outcome.DONE);
        assertThat(subscriptions.ask("new" + reader)).isEqualTo(Outcome.DONE);
        String leave = tokenIn(LEAVE, reader);
        assertThat(letters(reader, "already")).isEqualTo(1);
        subscriptions.end(leave);
        assertThat(jdbc.queryForObject(
                        "select count(*) from status_subscription where email = ?", Integer.class, reader))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "x", "a@b", "a@b.example, c@d.example", "a@b.example\r\nBcc: c@d.example", "<a@b.example>"})
    void whatIsNoAddressIsRefused(String typed) {
        assertThat(subscriptions.ask(typed)).isInstanceOf(Outcome.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "' or 1=1 --", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void aGuessedTokenDoesNothing(String token) {
        subscribed(reader);
        assertThat(subscriptions.canConfirm(token)).isFalse();
        assertThat(subscriptions.confirm(token)).isFalse();
        subscriptions.end(token);
        assertThat(jdbc.queryForObject("select count(*) from status_subscription", Integer.class))
                .isEqualTo(1);
    }

    @Test
    @DisplayName(
            "P08 the status page knows what was told to all, and neither companies nor authors nor answers to cases")
    void whatIsPublic() {
        long number = declared();
        desk.update(number, "We have found it.", "maria");
        PublicOutage shown = status.running().stream()
                .filter(it -> it.systems().endsWith(own))
                .findFirst()
                .orElseThrow();
        assertThat(shown.updates())
                .extracting(PublicOutage.Update::words)
                .containsExactly("We have found it.", "Exports fail.");
        assertThat(shown.toString()).doesNotContain(company, "maria");
        desk.end(number, "All is well.", "maria");
        assertThat(status.running()).noneMatch(it -> it.systems().endsWith(own));
        assertThat(status.past(0, 10).outages()).anyMatch(it -> it.systems().endsWith(own) && it.isOver());
    }
}
