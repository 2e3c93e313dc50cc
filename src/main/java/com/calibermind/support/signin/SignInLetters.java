package com.calibermind.support.signin;

import com.calibermind.support.cases.Correspondence;
import com.calibermind.support.cases.CustomerCases;
import com.calibermind.support.cases.Letter;
import com.calibermind.support.cases.LinkSecret;
import com.calibermind.support.cases.MessageKind;
import com.calibermind.support.cases.PortalAddress;
import com.calibermind.support.customers.CustomerDirectory;
import com.calibermind.support.customers.Standing;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes the letters with links, to addresses that are known and not too many to one; who asked learns nothing of it. */
@Component
class SignInLetters {

    private record Wish(long id, String email) {}

    private static final int BATCH = 50;

    private final JdbcClient jdbc;
    private final CustomerDirectory customers;
    private final CustomerCases cases;
    private final Correspondence correspondence;
    private final PortalAddress portal;
    private final SignInProperties properties;
    private final Clock clock;

    SignInLetters(
            JdbcClient jdbc,
            CustomerDirectory customers,
            CustomerCases cases,
            Correspondence correspondence,
            PortalAddress portal,
            SignInProperties properties,
            Clock clock) {
        this.jdbc = jdbc;
        this.customers = customers;
        this.cases = cases;
        this.correspondence = correspondence;
        this.portal = portal;
        this.properties = properties;
        this.clock = clock;
    }

    /** Takes up the wishes that wait; another node passes over those that this one has in hand. */
    @Scheduled(fixedDelayString = "${support.sign-in.look:PT1S}", initialDelayString = "${support.sign-in.look:PT1S}")
    @Transactional
    public void write() {
        List<Wish> wishes = jdbc.sql(
                        "select id, email from sign_in where handled_at is null order by id limit ? for update skip locked")
                .param(BATCH)
                .query((row, number) -> new Wish(row.getLong("id"), row.getString("email")))
                .list();
        wishes.forEach(this::handle);
    }

    private void handle(Wish wish) {
        boolean answered = isKnown(wish.email()) && !hasEnough(wish.email());
        String secret = LinkSecret.random();
        jdbc.sql("update sign_in set handled_at = ?, token_sha256 = ?, expires_at = ? where id = ?")
                .param(Timestamp.from(now()))
                .param(answered ? LinkSecret.sha256(secret) : null)
                .param(answered ? Timestamp.from(now().plus(properties.linkLife())) : null)
                .param(wish.id())
                .update();
        if (answered) {
            correspondence.send(letter(wish, portal.of("/support/sign-in/" + secret)));
        }
    }

    private boolean isKnown(String email) {
        Standing standing = customers.standingOf(email);
        return standing.isContact() || cases.seesAny(standing);
    }

    private boolean hasEnough(String email) {
        return jdbc.sql("select count(*) from sign_in where email = ? and token_sha256 is not null and handled_at > ?")
                        .param(email)
                        .param(Timestamp.from(now().minus(Duration.ofHours(1))))
                        .query(Integer.class)
                        .single()
                >= properties.lettersPerHour();
    }

    private static Letter letter(Wish wish, String link) {
        return new Letter(
                wish.id(),
                null,
                MessageKind.SIGN_IN_LINK,
                wish.email(),
                null,
                "Your link to sign in",
                link,
                null,
                null,
                null,
                null);
    }

    private Instant now() {
        return clock.instant();
    }
}
