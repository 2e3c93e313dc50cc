package com.calibermind.support.outages;

import com.calibermind.support.cases.Correspondence;
import com.calibermind.support.cases.Letter;
import com.calibermind.support.cases.LinkSecret;
import com.calibermind.support.cases.MessageKind;
import com.calibermind.support.cases.Outcome;
import com.calibermind.support.cases.PortalAddress;
import com.calibermind.support.customers.Address;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * News of outages by mail (P08): asked for on a page, confirmed by a link in a letter, ended by one click. Whoever asks for an
 * address learns nothing of it: every address gets a letter, and the answer is the same.
 */
@Component
@Transactional
public class StatusSubscriptions {

    /** How long the link in the letter works. */
    public static final Duration LINK_LIFE = Duration.ofHours(24);

    /** Nobody's mailbox is filled by entering its address here again and again. */
    private static final int MAX_LETTERS = 3;

    private static final Duration BETWEEN_LETTERS = Duration.ofMinutes(10);
    private static final Duration LETTERS_FORGOTTEN = Duration.ofHours(24);

    private final JdbcClient jdbc;
    private final Correspondence correspondence;
    private final PortalAddress portal;
    private final Clock clock;

    StatusSubscriptions(JdbcClient jdbc, Correspondence correspondence, PortalAddress portal, Clock clock) {
        this.jdbc = jdbc;
        this.correspondence = correspondence;
        this.portal = portal;
        this.clock = clock;
    }

    /** Done also if nothing is sent because enough was sent lately. */
    public Outcome ask(String typed) {
        String email = Address.normal(typed);
        if (!Address.isEmail(email)) {
            return Outcome.refused("Write an e-mail address like name@company.com.");
        }
        forgetWhatNobodyConfirmed();
        String token = LinkSecret.random();
        letterDue(email, token).ifPresent(it -> write(email, token, it));
        return Outcome.DONE;
    }

    private record Due(String leaveToken, boolean confirmed) {}

    /** One statement, so that two clicks at once are one letter. */
    private Optional<Due> letterDue(String email, String token) {
        return jdbc.sql("""
                insert into status_subscription as s (email, token_sha256, asked_at, letters, leave_token)
                values (:email, :sha256, :now, 1, :leave)
                on conflict (email) do update set asked_at = excluded.asked_at,
                    letters = case when s.asked_at <= :forgotten then 1 else s.letters + 1 end,
                    token_sha256 = case when s.confirmed_at is null then excluded.token_sha256 end
                where s.asked_at <= :forgotten or s.letters < :most and s.asked_at <= :soonest
                returning leave_token, confirmed_at is not null as confirmed""")
                .param("email", email)
                .param("sha256", LinkSecret.sha256(token))
                .param("leave", LinkSecret.random())
                .param("now", Timestamp.from(now()))
                .param("forgotten", Timestamp.from(now().minus(LETTERS_FORGOTTEN)))
                .param("soonest", Timestamp.from(now().minus(BETWEEN_LETTERS)))
                .param("most", MAX_LETTERS)
                .query((row, number) -> new Due(row.getString("leave_token"), row.getBoolean("confirmed")))
                .optional();
    }

    private void write(String email, String token, Due due) {
        String leaving = StatusSubscription.leavingUrl(portal, due.leaveToken());
        long id =
                jdbc.sql("select nextval('case_message_seq')").query(Long.class).single();
        correspondence.send(
                due.confirmed()
                        ? Letter.notice(
                                id,
                                MessageKind.SUBSCRIBED_ALREADY,
                                email,
                                null,
                                "You get news of outages already",
                                "",
                                leaving)
                        : Letter.notice(
                                id,
                                MessageKind.SUBSCRIPTION,
                                email,
                                null,
                                "Please confirm: news of outages",
                                StatusSubscription.confirmingUrl(portal, token),
                                null));
    }

    /** Whether the link would still work; looking changes nothing, because mail filters look at links, too. */
    @Transactional(readOnly = true)
    public boolean canConfirm(String token) {
        return LinkSecret.hasForm(token)
                && jdbc.sql("select count(*) from status_subscription where token_sha256 = ? and asked_at > ?")
                                .params(LinkSecret.sha256(token), oldest())
                                .query(Integer.class)
                                .single()
                        == 1;
    }

    /** False if the link is none of ours, was used before, or is too old. */
    public boolean confirm(String token) {
        return LinkSecret.hasForm(token)
                && jdbc.sql("""
                                update status_subscription set confirmed_at = ?, token_sha256 = null
                                where token_sha256 = ? and asked_at > ?""")
                                .params(Timestamp.from(now()), LinkSecret.sha256(token), oldest())
                                .update()
                        == 1;
    }

    /** Nothing happens if there is no such subscription: it has ended already. */
    public void end(String leaveToken) {
        if (LinkSecret.hasForm(leaveToken)) {
            jdbc.sql("delete from status_subscription where leave_token = ?")
                    .param(leaveToken)
                    .update();
        }
    }

    private void forgetWhatNobodyConfirmed() {
        jdbc.sql("delete from status_subscription where confirmed_at is null and asked_at <= ?")
                .param(oldest())
                .update();
    }

    private Timestamp oldest() {
        return Timestamp.from(now().minus(LINK_LIFE));
    }

    private Instant now() {
        return clock.instant();
    }
}
