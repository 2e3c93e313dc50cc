package com.calibermind.support.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.calibermind.support.RestTest;
import com.calibermind.support.cases.CaseState;
import com.calibermind.support.cases.SeverityDesk;
import com.calibermind.support.policy.Severity;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.Status;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class WebhooksTest extends RestTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String ALL = """
            ["case.opened", "case.triaged", "case.severity_changed", "case.answered", "case.deadline_missed",
             "case.escalated", "case.resolved", "case.closed", "case.reopened"]""";

    @Autowired
    private DeliveryWork work;

    @Autowired
    private DeliverySender sender;

    @Autowired
    private Webhooks webhooks;

    @Autowired
    private DeliveryBook deliveries;

    @Autowired
    private Receivers receivers;

    @Autowired
    private WebhookHealth health;

    @Autowired
    private DeliveryBook book;

    @Autowired
    private SeverityDesk severities;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    private Receiver receiver;
    private long webhook;
    private String secret;

    @BeforeEach
    void register() throws IOException {
        receiver = new Receiver();
        JsonNode made = added(receiver.url(), ALL);
        webhook = made.path("id").asLong();
        secret = made.path("secret").asText();
    }

    @AfterEach
    void remove() {
        jdbc.update("delete from webhook");
        receiver.close();
    }

    private ResponseEntity<JsonNode> send(String user, HttpMethod method, String path, String body) {
        return as(user).exchange(raw("/api/v1/webhooks" + path), method, json(body), JsonNode.class);
    }

    private ResponseEntity<JsonNode> post(String path, String body) {
        return send("admin", HttpMethod.POST, path, body);
    }

    private JsonNode get(String path) {
        return as("admin").getForObject(raw("/api/v1/webhooks" + path), JsonNode.class);
    }

    private static String wanted(String url, String events) {
        return "{\"url\": \"%s\", \"description\": \"test\", \"events\": %s}".formatted(url, events);
    }

    private JsonNode added(String url, String events) {
        ResponseEntity<JsonNode> answer = post("", wanted(url, events));
        assertThat(answer.getStatusCode().value())
                .as(String.valueOf(answer.getBody()))
                .isEqualTo(201);
        return answer.getBody();
    }

    private void workOff() {
        while (work.serveOne()) {
            assertThat(receiver.got).hasSizeLessThan(1_000);
        }
    }

    private List<JsonNode> told(String reference) {
        List<JsonNode> told = new ArrayList<>();
        for (Receiver.Got it : receiver.got) {
            JsonNode event = body(it);
            if (event.at("/data/reference").asText().equals(reference)) {
                told.add(event);
            }
        }
        return told;
    }

    private List<String> types(String reference) {
        return told(reference).stream().map(it -> it.path("type").asText()).toList();
    }

    private static JsonNode body(Receiver.Got got) {
        try {
            return JSON.readTree(got.body());
        } catch (IOException e) {
            throw new AssertionError(got.body(), e);
        }
    }

    private JsonNode newest() {
        return get("/" + webhook + "/deliveries").get(0);
    }

    private static String signed(String secret, Receiver.Got it) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.replace("whsec_", "")), "HmacSHA256"));
        byte[] all = (it.id() + "." + it.timestamp() + "." + it.body()).getBytes(StandardCharsets.UTF_8);
        return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(all));
    }

    @Test
    @DisplayName("the signature is that of the reference libraries of Standard Webhooks")
    void signatureOfTheStandard() {
        assertThat(new Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
                        .sign("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, "{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    @DisplayName("what happens is told once it is committed, signed, without a word of anybody")
    void signed() throws Exception {
        String reference = openCase();
        assertThat(receiver.got).isEmpty();
        workOff();

        Receiver.Got got = receiver.got.get(0);
        assertThat(got.id()).matches("evt_[0-9a-f]{32}");
        assertThat(got.timestamp()).isEqualTo(Long.toString(clock.instant().getEpochSecond()));
        assertThat(got.signature()).isEqualTo(signed(secret, got));
        JsonNode event = body(got);
        assertThat(event.path("type").asText()).isEqualTo("case.opened");
        assertThat(event.at("/data/reference").asText()).isEqualTo(reference);
        assertThat(event.at("/data/respondBy").asText())
                .isEqualTo(file(reference).respondBy().toString());
        assertThat(got.body()).doesNotContain("Dashboards", "Ada", "acme");
        assertThat(newest().path("state").asText()).isEqualTo("DELIVERED");
        workOff();
        assertThat(receiver.got).hasSize(1);
    }

    @Test
    @DisplayName(
            "P15 P21 P28 a case's life is told: opened, triaged, missed, escalated, answered, resolved, closed, reopened")
    void aLife() {
        String reference = openCase();
        triage(reference, 3);
        severities.changeSeverity(reference, Severity.SEVERITY_2, "More of them.", "sam");
        clock.advance(Duration.ofHours(2));
        escalations.responseMissed(reference);
        respond(reference, 2, "telephone", "investigate");
        submit(reference, "Task_Investigate", Map.of("findings", "A stuck job.", "nextStep", "resolve"));
        submit(reference, "Task_Resolve", Map.of("resolution", "Restarted.", "resolutionKind", "solved"));
        reception.reply(reference, ADA, "It is back.", clock.instant());
        submit(reference, "Task_Investigate", Map.of("findings", "Again.", "nextStep", "resolve"));
        submit(reference, "Task_Resolve", Map.of("resolution", "Mended.", "resolutionKind", "solved"));
        submit(reference, "Task_ManagerReview", Map.of("policyFollowed", "yes", "finding", "Too late."));
        runDueJobs(reference);
        clock.advance(Duration.ofDays(8));
        runDueJobs(reference);
        assertThat(file(reference).state()).isEqualTo(CaseState.CLOSED);
        reception.reply(reference, ADA, "Once more.", clock.instant());
        workOff();

        assertThat(types(reference))
                .containsExactly(
                        "case.opened",
                        "case.triaged",
                        "case.severity_changed",
                        "case.escalated",
                        "case.deadline_missed",
                        "case.answered",
                        "case.resolved",
                        "case.reopened",
                        "case.resolved",
                        "case.closed",
                        "case.reopened");
        List<JsonNode> told = told(reference);
        assertThat(told.stream().map(it -> it.path("sequence").asLong()))
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(told.get(2).at("/data/severity").asText()).isEqualTo("SEVERITY_2");
        assertThat(told.get(4).at("/data/deadline").asText()).isEqualTo("INITIAL_RESPONSE");
        assertThat(told.get(3).at("/data/to").asText()).isEqualTo("manager");
        assertThat(told.get(5).at("/data/inTime").asBoolean(true)).isFalse();
        assertThat(told.get(6).at("/data/resolution").asText()).isEqualTo("solved");
    }

    @Test
    @DisplayName("P32 of a security incident nothing is told: neither that it is suspected, nor what the team owes")
    void incidentsStayInside() {
        String reference = openCase();
        triage(reference, 3);
        severities.suspectSecurity(reference, "A stranger is logged in.", "sam");
        clock.advance(Duration.ofHours(1));
        escalations.contactMissed(reference, clock.instant());
        workOff();
        assertThat(types(reference)).containsExactly("case.opened", "case.triaged", "case.severity_changed");
        assertThat(told(reference).toString())
                .doesNotContainIgnoringCase("security")
                .doesNotContainIgnoringCase("irt")
                .doesNotContain("stranger");
    }

    @Test
    @DisplayName("what is rolled back is not told")
    void rolledBack() {
        assertThatThrownBy(() -> new TransactionTemplate(transactions).executeWithoutResult(status -> {
                    openCase();
                    throw new IllegalStateException("the case is not opened after all");
                }))
                .isInstanceOf(IllegalStateException.class);
        workOff();
        assertThat(receiver.got).isEmpty();
        assertThat(get("/" + webhook + "/deliveries")).isEmpty();
    }

    @Test
    @DisplayName("a receiver that fails is tried again after growing pauses, with the same id, and rests meanwhile")
    void triedAgain() {
        receiver.answers(Receiver.status(503));
        String reference = openCase();
        openCase();
        workOff();
        assertThat(receiver.got).as("the second waits for the first").hasSize(1);
        clock.advance(Duration.ofSeconds(3));
        workOff();
        assertThat(receiver.got).hasSize(1);
        clock.advance(Duration.ofSeconds(4));
        workOff();
        assertThat(receiver.got).hasSize(2);
        JsonNode seen = get("/" + webhook);
        assertThat(seen.path("waiting").asInt()).isEqualTo(2);
        assertThat(seen.path("failuresInARow").asInt()).isEqualTo(2);
        assertThat(seen.path("lastFailure").asText()).isEqualTo("answered 503");

        receiver.answers(Receiver.status(204));
        clock.advance(Duration.ofSeconds(37));
        workOff();
        clock.advance(Duration.ofSeconds(37));
        workOff();
        assertThat(told(reference)).hasSizeGreaterThanOrEqualTo(2);
        assertThat(receiver.got.stream().map(Receiver.Got::id).distinct()).hasSize(2);
        assertThat(get("/" + webhook).path("waiting").asInt()).isZero();
        assertThat(get("/" + webhook).path("failuresInARow").asInt()).isZero();
    }

    @Test
    @DisplayName("a connection that is cut and a server that says nothing count as failures, within the time limit")
    void cutAndSilent() {
        receiver.answers(exchange -> exchange.close());
        openCase();
        workOff();
        assertThat(newest().path("state").asText()).isEqualTo("WAITING");
        assertThat(newest().path("reason").asText()).isNotBlank();

        var released = new CountDownLatch(1);
        receiver.answers(exchange -> {
            try {
                released.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        clock.advance(Duration.ofSeconds(7));
        long begin = System.nanoTime();
        workOff();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(60));
        released.countDown();
        assertThat(newest().path("attempts").asInt()).isEqualTo(2);
        assertThat(newest().path("reason").asText()).contains("no answer within 10000 ms");
    }

    @Test
    @DisplayName("an answer that drips a byte at a time, or never ends, holds nobody up")
    void endlessAnswer() {
        receiver.answers(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (var out = exchange.getResponseBody()) {
                for (int i = 0; i < 1_000_000; i++) {
                    out.write(new byte[1_000]);
                }
            }
        });
        openCase();
        long begin = System.nanoTime();
        workOff();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(60));
        assertThat(newest().path("state").asText()).isEqualTo("DELIVERED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"301", "302", "307", "308"})
    @DisplayName("a redirect is a failure and is not followed")
    void redirects(int status) throws IOException {
        try (var inside = new Receiver()) {
            receiver.answers(Receiver.status(status, "Location", inside.url()));
            openCase();
            workOff();
            assertThat(inside.got).isEmpty();
            assertThat(newest().path("reason").asText()).contains("redirects are not followed");
        }
    }

    @Test
    @DisplayName("Retry-After is heeded, and does not outlast an hour")
    void retryAfter() {
        receiver.answers(Receiver.status(429, "Retry-After", "86400"));
        openCase();
        workOff();
        assertThat(Instant.parse(get("/" + webhook).path("restsUntil").asText()))
                .isEqualTo(clock.instant().plus(Duration.ofHours(1)));
    }

    @Test
    @DisplayName("one event that a receiver refuses does not hold up the others")
    void oneBadEvent() {
        openCase();
        receiver.answers(Receiver.status(400));
        workOff();
        receiver.answers(Receiver.status(200));
        String other = openCase();
        workOff();
        assertThat(types(other)).containsExactly("case.opened");
        assertThat(get("/" + webhook).path("waiting").asInt()).isEqualTo(1);
    }

    @Test
    @DisplayName("after days without success a delivery is parked with its reason, and can be replayed")
    void parkedAndReplayed() {
        receiver.answers(Receiver.status(500));
        String reference = openCase();
        workOff();
        clock.advance(Duration.ofDays(4));
        workOff();
        JsonNode parked = get("/" + webhook + "/deliveries?state=PARKED").get(0);
        assertThat(parked.path("reason").asText()).isEqualTo("answered 500; given up after 2 attempts");
        clock.advance(Duration.ofDays(4));
        workOff();
        assertThat(receiver.got).hasSize(2);

        receiver.answers(Receiver.status(204));
        assertThat(post("/" + webhook + "/deliveries/" + parked.path("id").asLong() + "/replay", "")
                        .getStatusCode()
                        .value())
                .isEqualTo(202);
        workOff();
        assertThat(receiver.got).hasSize(3);
        assertThat(receiver.got.get(2).id()).isEqualTo(receiver.got.get(0).id());
        assertThat(types(reference)).hasSize(3);
        assertThat(newest().path("state").asText()).isEqualTo("DELIVERED");
    }

    @Test
    @DisplayName("a range with more than is replayed at once is replayed to its end, call by call, the oldest first")
    void longRangeReplayed() {
        Instant begin = clock.advance(Duration.ofMinutes(1));
        List<String> opened = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            opened.add(openCase());
        }
        Instant end = clock.advance(Duration.ofMinutes(1));
        openCase();
        workOff();
        // as if they had been told of in another order than they happened
        jdbc.update(
                "update webhook_event set at = at + (interval '1 second' * case when case_reference = ? then 5 else 0 end)"
                        + " where at >= ?",
                opened.get(0),
                Timestamp.from(begin));
        List<String> inOrder = new ArrayList<>(opened.subList(1, 5));
        inOrder.add(opened.get(0));
        receiver.got.clear();

        List<String> again = new ArrayList<>();
        var place = ReplayPlace.BEGINNING;
        for (int calls = 1; place != null; calls++) {
            assertThat(calls).isLessThanOrEqualTo(3);
            var done = book.replay(webhook, begin, end, List.of(Delivery.State.DELIVERED), place, 2);
            assertThat(done.deliveries()).isEqualTo(calls < 3 ? 2 : 1);
            workOff(); // delivered again before the next call
            place = done.next() == null ? null : ReplayPlace.read(done.next().written());
        }
        for (Receiver.Got it : receiver.got) {
            again.add(body(it).at("/data/reference").asText());
        }
        assertThat(again).containsExactlyElementsOf(inOrder);
    }

    @Test
    void whatADatabaseCannotHoldIsTakenOutOfAWebhook() {
        JsonNode made = post(
                        "",
                        "{\"url\": \"%s\\u0000\", \"description\": \"a\\u0000b\", \"events\": %s}"
                                .formatted(receiver.url(), ALL))
                .getBody();
        assertThat(made.path("description").asText()).isEqualTo("ab");
    }

    @Test
    void whatIsLeftOverOfARangeIsAskedForByItsPlace() {
        Instant begin = clock.advance(Duration.ofMinutes(1));
        openCase();
        workOff();
        String range = "{\"from\": \"%s\", \"to\": \"%s\", \"after\": \"%s\"}";
        Instant end = begin.plusSeconds(60);
        JsonNode all = post("/" + webhook + "/replay", range.formatted(begin, end, begin.minusSeconds(1) + "/0"))
                .getBody();
        assertThat(all.path("deliveries").asInt()).isEqualTo(1);
        assertThat(all.path("next").isNull()).isTrue();
        assertThat(post("/" + webhook + "/replay", range.formatted(begin, end, begin.plusSeconds(1) + "/0"))
                        .getBody()
                        .path("deliveries")
                        .asInt())
                .isZero();
        assertThat(post("/" + webhook + "/replay", range.formatted(begin, end, "then"))
                        .getBody()
                        .path("detail")
                        .asText())
                .contains("leave it out");
    }

    @Test
    @DisplayName("a range of time is replayed, delivered or not")
    void rangeReplayed() {
        Instant begin = clock.advance(Duration.ofMinutes(1));
        String one = openCase();
        Instant end = clock.advance(Duration.ofMinutes(1));
        String two = openCase();
        workOff();
        String range = "{\"from\": \"%s\", \"to\": \"%s\"}".formatted(begin, end);
        assertThat(post("/" + webhook + "/replay", range)
                        .getBody()
                        .path("deliveries")
                        .asInt())
                .isEqualTo(1);
        workOff();
        assertThat(types(one)).hasSize(2);
        assertThat(types(two)).hasSize(1);
        assertThat(post("/" + webhook + "/replay", "{\"from\": \"%s\", \"to\": \"%s\"}".formatted(end, begin))
                        .getStatusCode()
                        .value())
                .isEqualTo(422);
        assertThat(post("/" + webhook + "/replay", "{}").getStatusCode().value())
                .isEqualTo(422);
        assertThat(post("/" + webhook + "/deliveries/999999999/replay", "")
                        .getStatusCode()
                        .value())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("a node that dies with a receiver in hand loses nothing: another takes it up when the lease is over")
    void crashes() {
        openCase();
        Webhook inHand = webhooks.claim(DeliveryWork.LEASE).orElseThrow();
        workOff();
        assertThat(receiver.got).as("one at a time").isEmpty();
        receivers.post(inHand, deliveries.due(webhook, 1).get(0)); // sent, and dead before it is written down
        assertThat(receiver.got).hasSize(1);

        clock.advance(DeliveryWork.LEASE);
        workOff();

        assertThat(receiver.got).hasSize(2);
        assertThat(receiver.got.get(1).id()).isEqualTo(receiver.got.get(0).id());
        assertThat(newest().path("state").asText()).isEqualTo("DELIVERED");
    }

    @Test
    @DisplayName("410 Gone switches a receiver off; switched on again it gets what waited")
    void gone() {
        receiver.answers(Receiver.status(410));
        openCase();
        openCase();
        workOff();
        assertThat(receiver.got).hasSize(1);
        assertThat(get("/" + webhook).path("active").asBoolean(true)).isFalse();
        assertThat(get("/" + webhook).path("whyInactive").asText()).contains("410");
        openCase();
        receiver.answers(Receiver.status(204));
        send("admin", HttpMethod.PUT, "/" + webhook, wanted(receiver.url(), ALL));
        workOff();
        assertThat(receiver.got).hasSize(2);
    }

    @Test
    @DisplayName("a new secret is shown once and signs beside the old one for a day")
    void newSecret() throws Exception {
        String newer =
                post("/" + webhook + "/secret", "").getBody().path("secret").asText();
        assertThat(newer).startsWith("whsec_").isNotEqualTo(secret);
        assertThat(get("").toString() + get("/" + webhook)).doesNotContain(secret, newer, "whsec_");
        openCase();
        workOff();
        Receiver.Got both = receiver.got.get(0);
        assertThat(both.signature()).isEqualTo(signed(newer, both) + " " + signed(secret, both));
        clock.advance(Duration.ofDays(1));
        openCase();
        workOff();
        assertThat(receiver.got.get(1).signature()).isEqualTo(signed(newer, receiver.got.get(1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sam", "maria", "henri", "ines", "ilya", "dana", "mona", "paul"})
    void onlyAdministrators(String user) {
        for (String path : List.of("", "/" + webhook, "/" + webhook + "/deliveries")) {
            assertThat(send(user, HttpMethod.GET, path, "").getStatusCode().value())
                    .isEqualTo(403);
        }
        assertThat(send(user, HttpMethod.POST, "", wanted(receiver.url(), ALL))
                        .getStatusCode()
                        .value())
                .isEqualTo(403);
        assertThat(send(user, HttpMethod.POST, "/" + webhook + "/secret", "{}")
                        .getStatusCode()
                        .value())
                .isEqualTo(403);
        assertThat(send(user, HttpMethod.DELETE, "/" + webhook, "")
                        .getStatusCode()
                        .value())
                .isEqualTo(403);
        assertThat(http.getForEntity(raw("/api/v1/webhooks"), String.class)
                        .getStatusCode()
                        .value())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "http://example.org/hook, https",
        "https://127.0.0.2/hook, not a public one",
        "https://10.0.0.1/hook, not a public one",
        "https://192.168.1.1/, not a public one",
        "https://169.254.169.254/latest/meta-data, not a public one",
        "https://[::1]/hook, not a public one",
        "https://[fd00::1]/hook, not a public one",
        "https://[::ffff:10.0.0.1]/hook, not a public one",
        "https://0x7f000002/hook, host",
        "https://2130706434/, not a public one",
        "http://127.0.0.2/hook, https",
        "http://0.0.0.0/hook, https",
        "https://user:pass@127.0.0.1/, without a user",
        "ftp://127.0.0.1/, https",
        "file:///etc/passwd, https",
        "nonsense, https",
        "'https://exa mple.org/', https",
    })
    @DisplayName("a webhook is no way to reach what is inside")
    void noWayInside(String url, String words) {
        ResponseEntity<JsonNode> answer = post("", wanted(url, ALL));
        assertThat(answer.getStatusCode().value()).as(url).isEqualTo(422);
        assertThat(answer.getBody().path("detail").asText()).contains(words);
    }

    @Test
    void whatIsNoNetworkIsNamed() {
        assertThatThrownBy(() -> new WebhookProperties(
                        List.of("10.0.0.0/99"), 1, Duration.ofSeconds(1), Duration.ofDays(1), Duration.ofDays(1)))
                .hasMessageContaining("support.webhooks.private-networks: \"10.0.0.0/99\"");
    }

    @Test
    @DisplayName("a name that means an address inside by the time it is sent is not reached either")
    void addressesAreCheckedWhenSending() {
        jdbc.update("update webhook set url = 'https://10.255.255.1/hook' where id = ?", webhook);
        openCase();
        workOff();
        assertThat(newest().path("state").asText()).isEqualTo("PARKED");
        assertThat(newest().path("reason").asText()).contains("not a public one");
    }

    @Test
    void whatIsWrongIsNamed() {
        assertThat(post("", wanted(receiver.url(), "[]"))
                        .getBody()
                        .path("detail")
                        .asText())
                .contains("one event");
        assertThat(post("", wanted(receiver.url(), "[\"case.incident\"]"))
                        .getStatusCode()
                        .value())
                .isEqualTo(400);
        assertThat(send("admin", HttpMethod.GET, "/999999999", "")
                        .getStatusCode()
                        .value())
                .isEqualTo(404);
        assertThat(send("admin", HttpMethod.DELETE, "/" + webhook, "")
                        .getStatusCode()
                        .value())
                .isEqualTo(204);
        assertThat(send("admin", HttpMethod.DELETE, "/" + webhook, "")
                        .getStatusCode()
                        .value())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("deliveries are listed page by page, newest first")
    void listed() {
        for (int i = 0; i < 3; i++) {
            openCase();
        }
        ResponseEntity<JsonNode> first = send("admin", HttpMethod.GET, "/" + webhook + "/deliveries?size=2", "");
        assertThat(first.getBody()).hasSize(2);
        String link = first.getHeaders().getFirst("Link");
        JsonNode rest = get("/" + webhook + "/deliveries" + link.substring(1, link.indexOf('>')));
        assertThat(rest).hasSize(1);
        assertThat(rest.get(0).path("id").asLong())
                .isLessThan(first.getBody().get(1).path("id").asLong());
    }

    @Test
    @DisplayName("health tells how old the oldest is, and is DOWN only if nobody takes it up")
    void health() {
        receiver.answers(Receiver.status(500));
        openCase();
        workOff();
        clock.advance(Duration.ofMinutes(1));
        Health resting = health.health();
        assertThat(resting.getDetails()).containsEntry("oldestWaitingSeconds", 60L);
        assertThat(resting.getStatus()).isEqualTo(Status.UP);
        clock.advance(Duration.ofMinutes(6));
        assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
        receiver.answers(Receiver.status(200));
        workOff();
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    @DisplayName("what is done is forgotten after a while, and what a switched-off receiver never got is parked")
    void swept() {
        openCase();
        workOff();
        openCase();
        jdbc.update("update webhook set active = false where id = ?", webhook);
        clock.advance(Duration.ofDays(6));
        sender.sweep();
        assertThat(newest().path("state").asText()).isEqualTo("PARKED");
        assertThat(newest().path("reason").asText()).contains("switched off");
        clock.advance(Duration.ofDays(31));
        sender.sweep();
        assertThat(get("/" + webhook + "/deliveries")).isEmpty();
        assertThat(jdbc.queryForObject("select count(*) from webhook_event", Long.class))
                .isZero();
    }

    @Test
    @DisplayName("a webhook is told only what it asked for")
    void onlyWhatItWants() {
        send("admin", HttpMethod.PUT, "/" + webhook, wanted(receiver.url(), "[\"case.triaged\"]"));
        String reference = openCase();
        triage(reference, 4);
        workOff();
        assertThat(types(reference)).containsExactly("case.triaged");
    }
}
