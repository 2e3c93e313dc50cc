package com.calibermind.support.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.calibermind.support.RestTest;
import com.calibermind.support.outages.Declaration;
import com.calibermind.support.outages.OutageDesk;
import com.calibermind.support.outages.StatusSubscriptions;
import com.calibermind.support.policy.Severity;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;

class StatusPagesTest extends RestTest {

    @Autowired
    private OutageDesk desk;

    @Autowired
    private StatusSubscriptions subscriptions;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private Throttles throttles;

    private final String own = UUID.randomUUID().toString().substring(0, 8);

    @AfterEach
    void allIsWellAgain() {
        throttles.forget();
        jdbc.update("update outage set ended_at = declared_at, ended_by = 'test' where ended_at is null");
        jdbc.update("delete from status_subscription");
    }

    private ResponseEntity<String> post(String path, String body) {
        var headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_FORM_URLENCODED);
        headers.setAccept(List.of(MediaType.TEXT_HTML));
        return http.exchange(raw(path), HttpMethod.POST, new HttpEntity<>(body, headers), String.class);
    }

    private String leaveToken(String email) {
        subscriptions.ask(email);
        mail.send();
        var found = Pattern.compile("confirm/(\\S+)")
                .matcher(mail.mailboxOf(email).get(0).text());
        assertThat(found.find()).isTrue();
        subscriptions.confirm(found.group(1));
        return jdbc.queryForObject("select leave_token from status_subscription where email = ?", String.class, email);
    }

    private int subscribed(String email) {
        return jdbc.queryForObject("select count(*) from status_subscription where email = ?", Integer.class, email);
    }

    @Test
    @DisplayName(
            "P08 one click in a mail program unsubscribes: a bare POST without cookie or token of a form (RFC 8058)")
    void oneClick() {
        String email = "one@" + own + ".example";
        String token = leaveToken(email);
        var looked = http.getForEntity("/support/status/unsubscribe?token=" + token, String.class);
        assertThat(looked.getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(subscribed(email)).as("looking ends nothing").isEqualTo(1);

        var clicked = post("/support/status/unsubscribe?token=" + token, "List-Unsubscribe=One-Click");
        assertThat(clicked.getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(subscribed(email)).isZero();

        var again = post("/support/status/unsubscribe?token=" + token, "List-Unsubscribe=One-Click");
        assertThat(again.getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(again.getBody()).isEqualTo(clicked.getBody());
    }

    /** As when a large provider sends those of many people from one address. */
    @Test
    void howeverManyUnsubscribeFromOneAddressAllAreHeard() {
        String email = "many@" + own + ".example";
        String token = leaveToken(email);
        while (throttles.allowsForm("127.0.0.1")) {
            assertThat(subscribed(email)).isEqualTo(1);
        }
        assertThat(post("/support/status/unsubscribe?token=" + token, "List-Unsubscribe=One-Click")
                        .getStatusCode())
                .isEqualTo(HttpStatus.OK);
        assertThat(subscribed(email)).isZero();
    }

    @Test
    void theOtherFormsNeedTheirPage() {
        assertThat(post("/support/status/subscribe", "email=a@b.example").getStatusCode())
                .isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(post("/support/status/confirm/" + "A".repeat(43), "").getStatusCode())
                .isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(post("/support/knowledge/severities/helpful", "in=en&helpful=true")
                        .getStatusCode())
                .isEqualTo(HttpStatus.FORBIDDEN);
    }

    @Test
    @DisplayName("P08 an outage is on the status page as soon as it is declared, without the companies that it affects")
    void atOnce() {
        String company = jdbc.queryForObject(
                "select c.name from company c join reachable_contact r on r.company_id = c.id limit 1", String.class);
        desk.declare(
                desk.nextNumber(),
                new Declaration(
                        "Search <b>" + own, List.of(company), Severity.SEVERITY_1, "It's <script>down</script>"),
                "author-" + own);
        String page = http.getForEntity("/support/status", String.class).getBody();
        assertThat(page)
                .contains("Search &lt;b&gt;" + own, "&lt;script&gt;down", "There is an outage now.")
                .doesNotContain(company, "author-" + own, "<script>down");
    }

    @Test
    void theFeedIsWellFormedAtom() throws Exception {
        desk.declare(
                desk.nextNumber(),
                new Declaration("Feed & co " + own, List.of(), Severity.SEVERITY_1, "<down>\u0007 ]]> \uD83D\uDE00"),
                "maria");
        var answer = http.getForEntity("/support/status/feed.atom", String.class);
        assertThat(answer.getHeaders().getContentType().toString()).startsWith("application/atom+xml");
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        var feed = factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(answer.getBody().getBytes(StandardCharsets.UTF_8)));
        assertThat(feed.getElementsByTagNameNS("http://www.w3.org/2005/Atom", "title")
                        .item(1)
                        .getTextContent())
                .isEqualTo("Feed & co " + own);
        assertThat(feed.getElementsByTagNameNS("*", "content").item(0).getTextContent())
                .contains("<down>", "\uD83D\uDE00");
    }

    @Test
    @DisplayName("P07 articles are suggested as a bare fragment, at most five links")
    void suggestions() {
        assertThat(http.getForEntity("/support/knowledge/suggest?q=severity sev", String.class)
                        .getBody()
                        .strip())
                .startsWith("<ul class=\"suggestions\"><li>")
                .contains("href=\"/support/knowledge/severities\"")
                .doesNotContain("telling-severities-apart", "<html");
        assertThat(http.getForEntity("/support/knowledge/suggest?q=xyzzy", String.class)
                        .getBody()
                        .strip())
                .isEmpty();
        assertThat(http.getForEntity("/support/knowledge/suggest", String.class).getStatusCode())
                .isEqualTo(HttpStatus.OK);
    }

    @Test
    @DisplayName("P07 an internal article looks exactly like one that does not exist")
    void internalArticles() {
        var internal = http.getForEntity("/support/knowledge/telling-severities-apart", String.class);
        var none = http.getForEntity("/support/knowledge/no-such-article", String.class);
        assertThat(internal.getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(internal.getBody()).isEqualTo(none.getBody());
    }

    @Test
    void picturesAreServedFromTheirFolderOnly() {
        for (String name : List.of("x.png", "..%2f..%2fapplication.yaml", "x.svg", "..", "%2e%2e%2fseverities.md")) {
            assertThat(http.getForEntity(raw("/support/knowledge/images/" + name), String.class)
                            .getStatusCode()
                            .is4xxClientError())
                    .as(name)
                    .isTrue();
        }
    }
}
