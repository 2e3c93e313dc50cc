package com.calibermind.support.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.calibermind.support.DeskTest;
import com.calibermind.support.cases.Correspondence;
import com.calibermind.support.cases.SeverityDesk;
import com.calibermind.support.cases.SupportProperties;
import com.calibermind.support.mail.MailRoom.Received;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The shared desk sends no weekly mail; here two nodes do that are configured to. */
class WeeklyReportTest extends DeskTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final String MARIA = "maria.weekly@desk.example";
    private static final String HENRI = "henri.weekly@desk.example";

    @Autowired
    private SupportProperties desk;

    @Autowired
    private Attainment attainment;

    @Autowired
    private WeeklyWords words;

    @Autowired
    private Correspondence correspondence;

    @Autowired
    private SeverityDesk severities;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    private LocalDate monday;

    @BeforeEach
    void onAMonday() {
        monday =
                LocalDate.ofInstant(clock.instant(), BERLIN).plusDays(3).with(TemporalAdjusters.next(DayOfWeek.MONDAY));
        at(monday, 8, 0);
    }

    @AfterEach
    void forget() {
        jdbc.sql("delete from weekly_report").update();
    }

    private void at(LocalDate day, int hour, int minute) {
        clock.set(day.atTime(hour, minute).atZone(BERLIN).toInstant());
    }

    private void look() {
        look(Locale.ENGLISH);
    }

    private void look(Locale language) {
        var properties = new ReportsProperties(
                new ReportsProperties.Weekly(List.of(MARIA, HENRI), BERLIN, DayOfWeek.MONDAY, "07:00", language, null));
        var node = new WeeklyReport(properties, desk, attainment, words, correspondence, jdbc, clock);
        new TransactionTemplate(transactions).executeWithoutResult(status -> node.writeIfDue());
    }

    private int written() {
        return jdbc.sql("select count(*) from outgoing_mail where kind = 'WEEKLY_REPORT' and queued_at >= ?")
                .param(java.sql.Timestamp.from(monday.atStartOfDay(BERLIN).toInstant()))
                .query(Integer.class)
                .single();
    }

    private Received newest(String address) {
        mail.send();
        List<Received> all = mail.mailboxOf(address);
        return all.get(all.size() - 1);
    }

    @Test
    @DisplayName("P37 the weekly mail goes to each recipient once, however many nodes look and however often")
    void once() {
        look(); // switched on: from now on weeks are told
        assertThat(written()).isZero();

        String missed = openCase();
        triage(missed, 1);
        clock.advance(Duration.ofMinutes(42));
        respond(missed, 1, "telephone", "settled");
        String secret = openCase();
        triage(secret, 3);
        severities.suspectSecurity(secret, "A stranger is logged in.", "sam");

        at(monday.plusWeeks(1), 6, 59);
        look();
        assertThat(written()).isZero();
        at(monday.plusWeeks(1), 7, 0);
        CompletableFuture.allOf(Stream.of(1, 2, 3, 4)
                        .map(it -> CompletableFuture.runAsync(this::look))
                        .toArray(CompletableFuture[]::new))
                .join();
        look();
        assertThat(written()).isEqualTo(2);

        Received letter = newest(MARIA);
        assertThat(letter.subject()).startsWith("Weekly report: how the pledge was kept, ");
        assertThat(letter.autoSubmitted()).isEqualTo("auto-generated");
        assertThat(letter.text())
                .contains(
                        "days of Europe/Berlin",
                        "- Severity 1 (less than 30 minutes): 0 of 2 in target (0 %), 1 too late, 1 still owed; median 42 minutes")
                .contains("- " + missed + ", Severity 1, due", "answered 12 minutes too late")
                .contains("- 1 with a suspected security incident, which no mail names")
                .contains("/reports/attainment?from=" + monday + "&to=" + monday.plusDays(6)
                        + "&by=day&zone=Europe%2FBerlin")
                .doesNotContain(secret, "stranger", "late: it was due", "No mail was written");
        assertThat(newest(HENRI).text()).isEqualTo(letter.text());
    }

    @Test
    @DisplayName("P37 after a downtime the newest week is told late, says so, and names the weeks that were left out")
    void late() {
        look();
        at(monday.plusWeeks(3).plusDays(2), 12, 0);
        look();
        look();
        assertThat(written()).isEqualTo(2);
        assertThat(newest(MARIA).text())
                .contains("Good day,", "This report is late: it was due at ", "07:00 CE")
                .contains("No mail was written for the weeks from")
                .contains("none due");
    }

    @Test
    @DisplayName("P37 the weekly mail is German where it is wanted so, to the last line")
    void german() {
        look();
        at(monday.plusWeeks(1), 8, 0);
        String missed = openCase();
        triage(missed, 2);
        clock.advance(Duration.ofMinutes(90));
        respond(missed, 2, "telephone", "settled");
        at(monday.plusWeeks(2).plusDays(1), 12, 0);
        look(Locale.GERMAN);
        Received letter = newest(MARIA);
        assertThat(letter.subject()).startsWith("Wochenbericht: wie das Versprechen gehalten wurde, ");
        assertThat(letter.text())
                .contains("Guten Tag,", "Dieser Bericht kommt zu spät: er war fällig am ", ", 07:00 ME")
                .contains("Für die Wochen vom")
                .contains("(Tage in Europe/Berlin, Stand ")
                .contains("- Schweregrad 1 (weniger als 30 Minuten): keine fällig")
                .contains("- Schweregrad 4 (weniger als 24 Stunden): keine fällig")
                .contains(
                        "- Schweregrad 2 (weniger als 1 Stunde): 0 von 1 in der Frist (0 %), 1 zu spät, 0 noch offen; Median 1 Stunde")
                .contains("- " + missed + ", Schweregrad 2, fällig ", ", 30 Minuten zu spät beantwortet")
                .contains("- Wieder geöffnete Fälle: 0")
                .contains("weil die Einstellung support.reports.weekly.recipients Ihre Adresse nennt")
                .doesNotContain("Good", "This ", "the ", " due", "Severity", "Besides", "case");
    }

    @Test
    @DisplayName("P37 nobody gets a weekly mail who is not named")
    void optIn() {
        var nobody = new ReportsProperties(
                new ReportsProperties.Weekly(List.of(), BERLIN, DayOfWeek.MONDAY, "07:00", Locale.ENGLISH, null));
        new WeeklyReport(nobody, desk, attainment, words, correspondence, jdbc, clock).writeIfDue();
        assertThat(jdbc.sql("select count(*) from weekly_report")
                        .query(Integer.class)
                        .single())
                .isZero();
    }
}
