package com.calibermind.support.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.calibermind.support.DeskTest;
import com.calibermind.support.cases.Duplicates;
import com.calibermind.support.cases.Impairment;
import com.calibermind.support.cases.MessageKind;
import com.calibermind.support.cases.Outcome;
import com.calibermind.support.cases.Report;
import com.calibermind.support.cases.Reporter;
import com.calibermind.support.portal.FormBrowser.Answer;
import com.calibermind.support.signin.Sessions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The page of a case that goes on as another. */
class MergedCaseTest extends DeskTest {

    private static final String BOB = "bob@acme.example";

    @LocalServerPort
    private int port;

    @Autowired
    private Sessions sessions;

    @Autowired
    private Duplicates duplicates;

    private String survivor;

    @BeforeEach
    void aCase() {
        survivor = openCase();
        triage(survivor, 3);
    }

    private String mergedReportOf(String email) {
        var report = report(Impairment.UNKNOWN);
        String duplicate = reception.open(new Report(
                report.channel(),
                report.receivedAt(),
                new Reporter(null, "Reporter", null, email),
                report.subject(),
                report.description()));
        assertThat(duplicates.merge(duplicate, survivor, "We handle both together.", "sam"))
                .isEqualTo(Outcome.DONE);
        mail.send();
        return "/support/cases/" + duplicate;
    }

    private FormBrowser as(String email) {
        return new FormBrowser(port).withCookie(Visitors.COOKIE, sessions.begin(email));
    }

    @Test
    void saysWhereItGoesOnAndAsksForNoRating() {
        Answer shown = as(ADA).get(mergedReportOf(ADA));
        assertThat(shown.page().select("main").text())
                .contains("goes on as")
                .doesNotContain("An answer opens it again", "How was our support", "open it again");
        assertThat(shown.page().select("main a[href$=" + survivor + "]")).isNotEmpty();
    }

    @Test
    void namesTheOtherCaseOnlyToWhoSeesIt() {
        String path = mergedReportOf(BOB);
        Answer shown = as(BOB).get(path);
        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.page().select("main").text()).contains("goes on as another case");
        assertThat(shown.page().select("#stands").parents().get(0).html()).doesNotContain(survivor);
    }

    @Test
    void aReplyLeadsToTheCaseThatHasIt() {
        String path = mergedReportOf(ADA);
        FormBrowser ada = as(ADA);
        Answer answer = ada.send(ada.get(path).page(), "/reply", Map.of("words", "Any news?"), Map.of());
        assertThat(answer.path()).isEqualTo("/support/cases/" + survivor);
        assertThat(answer.page().text()).contains("Any news?", "Your message is on the case");
    }

    @Test
    void theWordsOfAWishStandWhereItIsReviewed() {
        String path = mergedReportOf(ADA);
        FormBrowser ada = as(ADA);
        Answer answer = ada.send(
                ada.get(path).page(), "/escalation", Map.of("askFor", "manager", "words", "Too slow."), Map.of());
        assertThat(answer.path()).isEqualTo("/support/cases/" + survivor);
        assertThat(files.conversation(survivor))
                .filteredOn(it -> it.kind() == MessageKind.ESCALATION_WISH)
                .extracting(it -> it.text())
                .containsExactly("Too slow.");
    }
}
