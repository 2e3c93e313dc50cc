package com.calibermind.support.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.calibermind.support.DeskTest;
import com.calibermind.support.cases.LinkSecret;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

class SignInTest extends DeskTest {

    private static final Pattern LINK = Pattern.compile("/support/sign-in/([A-Za-z0-9_-]{43})");

    private final String client = "192.0.2." + UUID.randomUUID();

    @Autowired
    SignIn signIn;

    @Autowired
    SignInLetters letters;

    @Autowired
    SignInSweep sweep;

    @Autowired
    Sessions sessions;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    HikariDataSource pool;

    private String known() {
        String email = "k" + UUID.randomUUID().toString().substring(0, 8) + "@example.org";
        reception.open(new com.calibermind.support.cases.Report(
                com.calibermind.support.cases.Channel.EMAIL,
                clock.instant(),
                new com.calibermind.support.cases.Reporter(null, null, null, email),
                "Help",
                "Please."));
        return email;
    }

    private List<String> linksTo(String email) {
        letters.write();
        return jdbc
                .queryForList(
                        "select body from outgoing_mail where recipient = ? and case_reference is null order by id",
                        String.class,
                        email)
                .stream()
                .map(LINK::matcher)
                .filter(Matcher::find)
                .map(it -> it.group(1))
                .toList();
    }

    private String linkTo(String email) {
        signIn.ask(email, null, client);
        List<String> all = linksTo(email);
        return all.get(all.size() - 1);
    }

    @Test
    void onlyKnownAddressesGetALink() {
        String email = known();
        signIn.ask(email.toUpperCase(java.util.Locale.ROOT), "CM-2026-000001", client);
        signIn.ask("nobody@example.org", null, client);
        signIn.ask("cleo@cobalt.example", null, client);

        assertThat(linksTo(email)).hasSize(1);
        assertThat(linksTo("nobody@example.org")).isEmpty();
        assertThat(linksTo("cleo@cobalt.example")).hasSize(1); // a contact without a case
        assertThat(signIn.look(linksTo(email).get(0), client))
                .isEqualTo(new SignIn.Result.Good(new SignIn.Link(email, "CM-2026-000001")));
    }

    @Test
    void lookingUsesNothingUpAndUsingDoes() {
        String link = linkTo(known());
        assertThat(signIn.look(link, client)).isInstanceOf(SignIn.Result.Good.class);
        assertThat(signIn.look(link, client)).isInstanceOf(SignIn.Result.Good.class);
        assertThat(signIn.use(link, client)).isInstanceOf(SignIn.Result.Good.class);
        assertThat(signIn.use(link, client)).isInstanceOf(SignIn.Result.NotGood.class);
        assertThat(signIn.look(link, client)).isInstanceOf(SignIn.Result.NotGood.class);
    }

    @Test
    void oneUseEndsTheOtherLinksOfTheAddress() {
        String email = known();
        String first = linkTo(email);
        String second = linkTo(email);
        signIn.use(second, client);
        assertThat(signIn.use(first, client)).isInstanceOf(SignIn.Result.NotGood.class);
    }

    @Test
    void aLinkWorksForAQuarterOfAnHour() {
        String link = linkTo(known());
        clock.advance(Duration.ofMinutes(15).minusMillis(1));
        assertThat(signIn.look(link, client)).isInstanceOf(SignIn.Result.Good.class);
        clock.advance(Duration.ofMillis(1));
        assertThat(signIn.use(link, client)).isInstanceOf(SignIn.Result.NotGood.class);
    }

    @Test
    void theDatabaseHoldsNoSecret() {
        String email = known();
        String link = linkTo(email);
        String session = sessions.begin(email);
        assertThat(jdbc.queryForList("select token_sha256 from sign_in", String.class))
                .doesNotContain(link);
        assertThat(jdbc.queryForList("select token_sha256 from customer_session", String.class))
                .doesNotContain(session)
                .allMatch(it -> it.matches("[0-9a-f]{64}"));
    }

    @Test
    void oneAddressGetsFewLettersAnHour() {
        String email = known();
        for (int i = 0; i < 9; i++) {
            assertThat(signIn.ask(email, null, client)).isTrue();
        }
        assertThat(linksTo(email)).hasSize(5);
        clock.advance(Duration.ofHours(1));
        signIn.ask(email, null, client);
        assertThat(linksTo(email)).hasSize(6);
    }

    @Test
    void oneNetworkAsksOnlySoOften() {
        for (int i = 0; i < 30; i++) {
            assertThat(signIn.ask("nobody@example.org", null, "2001:db8:0:1:0:0:0:" + i))
                    .isTrue();
        }
        assertThat(signIn.ask("nobody@example.org", null, "2001:db8:0:1:0:0:0:99"))
                .isFalse();
        assertThat(signIn.ask("nobody@example.org", null, "2001:db8:0:2:0:0:0:99"))
                .isTrue();
        clock.advance(Duration.ofMinutes(15));
        assertThat(signIn.ask("nobody@example.org", null, "2001:db8:0:1:0:0:0:99"))
                .isTrue();
    }

    @Test
    void manyAtOnceNeedNoMoreConnectionsThanTheyAre() throws Exception {
        int many = 4 * pool.getMaximumPoolSize();
        var together = new CountDownLatch(many);
        ExecutorService people = Executors.newFixedThreadPool(many);
        try {
            List<Future<SignIn.Result>> all = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                String network = client + i;
                all.add(people.submit(() -> {
                    together.countDown();
                    together.await();
                    signIn.ask("nobody@example.org", null, network);
                    return signIn.use(LinkSecret.random(), network);
                }));
            }
            for (Future<SignIn.Result> each : all) {
                assertThat(each.get()).isInstanceOf(SignIn.Result.NotGood.class);
            }
        } finally {
            people.shutdownNow();
        }
    }

    @Test
    void guessingIsThrottledBeforeItIsLookedAt() {
        String link = linkTo(known());
        for (int i = 0; i < 30; i++) {
            assertThat(signIn.use(LinkSecret.random(), client)).isInstanceOf(SignIn.Result.NotGood.class);
        }
        assertThat(signIn.use(LinkSecret.random(), client)).isInstanceOf(SignIn.Result.TooOften.class);
        assertThat(signIn.use(link, client)).isInstanceOf(SignIn.Result.TooOften.class);
        assertThat(signIn.use(link, client + "0")).isInstanceOf(SignIn.Result.Good.class);
    }

    @Test
    void aSessionEndsWhenIdleWhenOldAndByItsOwner() {
        String email = known();
        String idle = sessions.begin(email);
        assertThat(sessions.owner(idle)).contains(email);
        clock.advance(Duration.ofHours(2));
        assertThat(sessions.owner(idle)).isEmpty();

        String old = sessions.begin(email);
        for (int i = 0; i < 11; i++) {
            clock.advance(Duration.ofHours(1));
            assertThat(sessions.owner(old)).contains(email);
        }
        clock.advance(Duration.ofHours(1));
        assertThat(sessions.owner(old)).isEmpty();

        String here = sessions.begin(email);
        String there = sessions.begin(email);
        sessions.end(here);
        assertThat(sessions.owner(here)).isEmpty();
        assertThat(sessions.owner(there)).contains(email);
        String link = linkTo(email);
        sessions.endAll(email);
        assertThat(sessions.owner(there)).isEmpty();
        assertThat(signIn.use(link, client)).isInstanceOf(SignIn.Result.NotGood.class);
        assertThat(sessions.owner("nonsense")).isEmpty();
        assertThat(sessions.owner(null)).isEmpty();
    }

    @Test
    void whatNobodyCanUseIsForgotten() {
        String email = known();
        linkTo(email);
        sessions.begin(email);
        clock.advance(Duration.ofDays(1).plusMillis(1));
        sweep.sweep();
        assertThat(jdbc.queryForObject("select count(*) from sign_in where email = ?", Integer.class, email))
                .isZero();
        assertThat(jdbc.queryForObject("select count(*) from customer_session where email = ?", Integer.class, email))
                .isZero();
    }
}
