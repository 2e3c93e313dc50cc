package com.calibermind.support.signin;

import com.calibermind.support.cases.LinkSecret;
import com.calibermind.support.customers.Address;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Sign-in by a mailed link. Asking tells nobody whether an address is known: it only notes the wish, and
 * {@link SignInLetters} looks later. A link is looked at as often as somebody likes and used once.
 */
@Component
public class SignIn {

    /**
     * A link that works.
     *
     * @param goingTo the case that its owner wanted to see, or null; text of whoever asked
     */
    public record Link(String email, String goingTo) {}

    /** What came of a look or a use. A link that is unknown, used or too old is just not good. */
    public sealed interface Result {
        record Good(Link link) implements Result {}

        record NotGood() implements Result {}

        /** Too many from that network: whatever it was, it was not looked at. */
        record TooOften() implements Result {}
    }

    private static final String ASKED = "sign-in asked";
    private static final String WRONG = "sign-in link wrong";

    private final JdbcClient jdbc;
    private final Attempts attempts;
    private final SignInProperties properties;
    private final Clock clock;

    SignIn(JdbcClient jdbc, Attempts attempts, SignInProperties properties, Clock clock) {
        this.jdbc = jdbc;
        this.attempts = attempts;
        this.properties = properties;
        this.clock = clock;
    }

    public static boolean isAddress(String typed) {
        return Address.isEmail(Address.normal(typed));
    }

    /**
     * Somebody wants a link sent.
     *
     * @param goingTo the reference of the case that they want to see, or null
     * @param client the network address that asks
     * @return false if that network asks too often
     */
    public boolean ask(String email, String goingTo, String client) {
        if (attempts.count(ASKED, Network.of(client)) > properties.triesPerQuarter()) {
            return false;
        }
        jdbc.sql("insert into sign_in (id, email, going_to, asked_at) values (nextval('case_message_seq'), ?, ?, ?)")
                .param(Address.normal(email))
                .param(goingTo)
                .param(now())
                .update();
        return true;
    }

    /** Changes nothing, so that programs that follow links in mails use nothing up. */
    public Result look(String secret, String client) {
        return tried(
                client,
                () -> jdbc.sql("""
                        select email, going_to from sign_in
                        where token_sha256 = ? and used_at is null and expires_at > ?""")
                        .param(hash(secret))
                        .param(now())
                        .query(SignIn::link)
                        .optional());
    }

    /** Uses the link up, and with it all others to the same address. */
    public Result use(String secret, String client) {
        return tried(
                client,
                () -> jdbc.sql("""
                        with used as (
                            update sign_in set used_at = :now
                            where token_sha256 = :hash and used_at is null and expires_at > :now
                            returning id, email, going_to),
                        others as (
                            update sign_in o set used_at = :now from used
                            where o.email = used.email and o.id <> used.id and o.used_at is null
                                and o.token_sha256 is not null)
                        select email, going_to from used""")
                        .param("now", now())
                        .param("hash", hash(secret))
                        .query(SignIn::link)
                        .optional());
    }

    private interface Lookup {
        Optional<Link> link();
    }

    private Result tried(String client, Lookup lookup) {
        String network = Network.of(client);
        if (attempts.counted(WRONG, network) >= properties.triesPerQuarter()) {
            return new Result.TooOften();
        }
        Optional<Link> link = lookup.link();
        if (link.isEmpty()) {
            attempts.count(WRONG, network);
        }
        return link.<Result>map(Result.Good::new).orElseGet(Result.NotGood::new);
    }

    private static Link link(ResultSet row, int number) throws SQLException {
        return new Link(row.getString("email"), row.getString("going_to"));
    }

    private static String hash(String secret) {
        return LinkSecret.sha256(LinkSecret.hasForm(secret) ? secret : "");
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
