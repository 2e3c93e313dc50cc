package com.calibermind.support.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.calibermind.support.DeskTest;
import com.calibermind.support.portal.FormBrowser.Answer;
import com.calibermind.support.signin.Sessions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** Whatever cannot be taken from a case's page comes back with its reason and with all that was typed. */
class CaseRefusalsTest extends DeskTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Sessions sessions;

    @Autowired
    private Throttles throttles;

    @Autowired
    private JdbcTemplate jdbc;

    private String session;
    private FormBrowser browser;
    private String reference;
    private String path;

    @BeforeEach
    void aCase() {
        throttles.forget();
        session = sessions.begin(ADA);
        browser = signedIn();
        reference = openCase();
        path = "/support/cases/" + reference;
    }

    private FormBrowser signedIn() {
        return new FormBrowser(port).withCookie(Visitors.COOKIE, session);
    }

    private Answer closedCase() {
        bringToResolved(reference);
        browser.send(browser.get(path).page(), "/solved", Map.of("words", ""), Map.of());
        return browser.get(path);
    }

    private static void assertSaysAtItsHead(Answer answer, String reason) {
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.page().select("#problems[role=alert]").text()).contains(reason);
        assertThat(answer.page().title()).startsWith("Not sent yet");
    }

    @Test
    void aRatingOfACaseThatIsOpenAgainIsNotLost() {
        Answer tab = closedCase();
        browser.send(tab.page(), "/reply", Map.of("words", "It is back."), Map.of());
        Answer answer =
                browser.send(tab.page(), "/rating", Map.of("rating", "2", "words", "Slow, but kind."), Map.of());
        assertSaysAtItsHead(answer, "The case is open again");
        assertThat(answer.page().select("#problems textarea[readonly]").text()).isEqualTo("Slow, but kind.");
        assertThat(answer.page().select("#problems").text()).contains("Poor");
    }

    @Test
    void aSecondRatingIsToldThatThereIsOne() {
        Answer tab = closedCase();
        browser.send(tab.page(), "/rating", Map.of("rating", "5", "words", ""), Map.of());
        Answer answer = browser.send(tab.page(), "/rating", Map.of("rating", "1", "words", "On reflection."), Map.of());
        assertSaysAtItsHead(answer, "answered already");
        assertThat(answer.page().select("#problems textarea[readonly]").text()).isEqualTo("On reflection.");
    }

    @Test
    void whoSaysSolvedWhenItIsClosedIsToldSo() {
        Answer tab = browser.get(path);
        closedCase();
        Answer answer = browser.send(tab.page(), "/solved", Map.of("words", "All is well."), Map.of());
        assertSaysAtItsHead(answer, "closed already");
        assertThat(answer.page().select("#problems textarea[readonly]").text()).isEqualTo("All is well.");
    }

    @Test
    void whoMayNoLongerNameAColleagueIsToldSo() {
        Answer tab = browser.get(path);
        assertThat(tab.page().select("#colleague")).isNotEmpty();
        jdbc.update("update support_case set company_id = null where reference = ?", reference);
        Answer answer = browser.send(tab.page(), "/colleague", Map.of("colleague", "bob@acme.example"), Map.of());
        assertSaysAtItsHead(answer, "Only the reporter lets others see this case");
        assertThat(answer.page().select("#problems").text()).contains("bob@acme.example");
    }

    @Test
    void whatIsMissingInAFormOfThePageIsSaidAtItsHeadTooAndLeadsThere() {
        Answer answer = browser.send(browser.get(path).page(), "/escalation", Map.of("words", " "), Map.of());
        assertSaysAtItsHead(answer, "Write something here first");
        assertThat(answer.page().select("#problems a").attr("href")).isEqualTo("#escalation-words");
    }

    @Test
    void aReplyFromAPageOlderThanTheSignInComesBackAsItWasTyped() {
        Answer page = browser.get(path);
        FormBrowser afterwards = signedIn();
        Answer answer = afterwards.send(
                page.page(), "/reply", Map.of("words", "A long <b>text</b>."), Map.of("a.log", "started"));
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.page().select("#reply-words").text()).isEqualTo("A long <b>text</b>.");
        assertThat(answer.page().select("#problems").text()).contains("send it again");
        assertThat(files.conversation(reference)).noneMatch(it -> it.text().contains("A long"));
        assertThat(afterwards
                        .send(answer.page(), "/reply", Map.of("words", "A long <b>text</b>."), Map.of())
                        .status())
                .isEqualTo(200);
        assertThat(files.attachments(reference)).hasSize(1);
    }

    @Test
    void whoSignedOutInAnotherTabGetsBackAllThatWasTyped() {
        Answer page = closedCase();
        Answer answer =
                new FormBrowser(port).send(page.page(), "/rating", Map.of("rating", "4", "words", "Quick."), Map.of());
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.page().select("textarea[readonly]").text()).isEqualTo("Quick.");
        assertThat(answer.page().select("[role=alert]").text()).contains("Good");
    }

    @Test
    void aColleaguesAddressAndTheNeedToChooseFilesAgainAreNotForgottenAtTheEndOfASession() {
        Answer page = browser.get(path);
        sessions.end(session);
        assertThat(browser.send(page.page(), "/colleague", Map.of("colleague", "bob@acme.example"), Map.of())
                        .page()
                        .select("[role=alert]")
                        .text())
                .contains("bob@acme.example");
        assertThat(browser.send(page.page(), "/reply", Map.of("words", "See."), Map.of("a.log", "started"))
                        .page()
                        .select("[role=alert]")
                        .text())
                .contains("choose your files again");
    }

    @Test
    void anActIsDoneAgainIfSomebodyElseWasFasterOnTheCase() {
        Answer page = browser.get(path);
        jdbc.execute("create sequence faster");
        jdbc.execute("create function faster() returns trigger language plpgsql as $$ begin"
                + " if nextval('faster') < 3 then raise exception 'faster' using errcode = '40001'; end if;"
                + " return new; end $$");
        jdbc.execute("create trigger faster before insert on customer_act for each row execute function faster()");
        try {
            assertThat(browser.send(page.page(), "/reply", Map.of("words", "At once."), Map.of())
                            .status())
                    .isEqualTo(200);
        } finally {
            jdbc.execute("drop trigger faster on customer_act");
            jdbc.execute("drop function faster()");
            jdbc.execute("drop sequence faster");
        }
        assertThat(files.conversation(reference)).extracting(it -> it.text()).containsOnlyOnce("At once.");
    }

    @Test
    void whatTheDatabaseDoesNotTakeComesBackAndCountsOnceWhenItIsSentAgain() {
        Answer page = browser.get(path);
        jdbc.execute("alter table customer_act rename to customer_act_away");
        Answer back;
        try {
            back = browser.send(page.page(), "/reply", Map.of("words", "A long text."), Map.of("a.log", "started"));
        } finally {
            jdbc.execute("alter table customer_act_away rename to customer_act");
        }
        assertThat(back.status()).isEqualTo(503);
        assertThat(back.page().select("textarea").text()).isEqualTo("A long text.");
        assertThat(back.page().select("#problems").text()).contains("send it again", "choose your files again");
        for (int i = 0; i < 2; i++) {
            assertThat(browser.send(back.page(), "/reply", Map.of("words", "A long text."), Map.of("a.log", "started"))
                            .path())
                    .isEqualTo(path);
        }
        assertThat(files.conversation(reference)).extracting(it -> it.text()).containsOnlyOnce("A long text.");
    }
}
