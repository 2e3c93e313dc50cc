package com.calibermind.support.customers;

import static org.assertj.core.api.Assertions.assertThat;

import com.calibermind.support.RestTest;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

class CompaniesApiTest extends RestTest {

    private static final String PATH = "/api/companies";

    @Autowired
    private CustomerDirectory directory;

    private final String unique = "c" + UUID.randomUUID().toString().substring(0, 8);

    private ResponseEntity<JsonNode> send(HttpMethod method, String path, String body, String... headers) {
        return as("maria").exchange(raw(path), method, json(body, headers), JsonNode.class);
    }

    private ResponseEntity<JsonNode> get(String path) {
        return as("maria").getForEntity(path, JsonNode.class);
    }

    private static String company(String name, String domain, String plan) {
        return "{\"name\":\"%s\",\"mailDomain\":\"%s\",\"plan\":\"%s\"}".formatted(name, domain, plan);
    }

    private static String contact(String name, String email, boolean technical) {
        return "{\"name\":\"%s\",\"email\":\"%s\",\"phone\":\"+49 1\",\"technical\":%s}"
                .formatted(name, email, technical);
    }

    private String email(String person) {
        return person + "@" + unique + ".example";
    }

    /** Returns its path. */
    private String entered() {
        var answer = send(HttpMethod.POST, PATH, company(unique, unique + ".example", "STANDARD"));
        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.CREATED);
        return answer.getHeaders().getLocation().getPath();
    }

    private JsonNode added(String path, String person, boolean technical) {
        var answer = send(HttpMethod.POST, path + "/contacts", contact(person, email(person), technical));
        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.OK);
        return answer.getBody();
    }

    private static void assertProblem(ResponseEntity<JsonNode> answer, HttpStatus status, String field, String words) {
        assertThat(answer.getStatusCode()).as(String.valueOf(answer.getBody())).isEqualTo(status);
        assertThat(answer.getHeaders().getContentType().isCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON))
                .isTrue();
        assertThat(answer.getBody().path("status").asInt()).isEqualTo(status.value());
        assertThat(answer.getBody().path("field").asText("")).isEqualTo(field);
        assertThat(answer.getBody().path("detail").asText()).contains(words);
    }

    @Test
    @DisplayName("P09 P36 a company is entered and read with contacts, plan, what the plan includes, and warnings")
    void enteredAndRead() {
        String path = entered();
        added(path, "ann", true);

        var answer = get(path);

        JsonNode body = answer.getBody();
        assertThat(body.path("name").asText()).isEqualTo(unique);
        assertThat(body.path("plan").asText()).isEqualTo("STANDARD");
        assertThat(body.path("includes")).extracting(JsonNode::asText).containsExactly("VIDEO_CALL", "TRAINING");
        assertThat(body.at("/contacts/0/email").asText()).isEqualTo(email("ann"));
        assertThat(body.at("/contacts/0/technical").asBoolean()).isTrue();
        assertThat(body.path("warnings"))
                .extracting(JsonNode::asText)
                .singleElement()
                .satisfies(it -> assertThat(it).contains("Fewer than two technical contacts", "P36"));
        assertThat(answer.getHeaders().getETag())
                .isEqualTo("\"" + body.path("version").asInt() + "\"");
    }

    @Test
    @DisplayName("P36 two technical contacts are enough, contacts of other roles do not count")
    void twoTechnicalContacts() {
        String path = entered();
        added(path, "ann", true);
        assertThat(added(path, "bob", false).path("warnings")).hasSize(1);
        assertThat(added(path, "cid", true).path("warnings")).isEmpty();
    }

    @Test
    @DisplayName("P09 no plan is a plan of its own: it includes nothing and is pointed out")
    void noPlan() {
        var answer = send(HttpMethod.POST, PATH, company(unique, unique + ".example", "NONE"));
        assertThat(answer.getBody().path("includes")).isEmpty();
        assertThat(answer.getBody().path("warnings").toString()).contains("No plan");
    }

    @Test
    @DisplayName("P09 a plan decides what is offered: managed plans have Slack")
    void whatPlansInclude() {
        assertThat(Plan.MANAGED.includes(Service.SLACK_CHANNEL)).isTrue();
        assertThat(Plan.STANDARD.includes(Service.SLACK_CHANNEL)).isFalse();
        assertThat(Plan.NONE.includes()).isEmpty();
    }

    @Test
    @DisplayName("P09 name, mail domain and plan are changed, once for each reading")
    void changed() {
        String path = entered();
        String tag = get(path).getHeaders().getETag();
        String body = company(unique + " AG", unique + ".example", "MANAGED");

        var answer = send(HttpMethod.PUT, path, body, "If-Match", tag);

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(answer.getBody().path("plan").asText()).isEqualTo("MANAGED");
        assertThat(answer.getHeaders().getETag())
                .isNotEqualTo(tag)
                .isEqualTo(get(path).getHeaders().getETag());
        assertProblem(
                send(HttpMethod.PUT, path, body, "If-Match", tag), HttpStatus.PRECONDITION_FAILED, "", "read it again");
        assertProblem(send(HttpMethod.PUT, path, body), HttpStatus.PRECONDITION_REQUIRED, "If-Match", "ETag");
        assertProblem(
                send(HttpMethod.PUT, path, body, "If-Match", "seven"), HttpStatus.BAD_REQUEST, "If-Match", "ETag");
    }

    @Test
    @DisplayName("P36 a contact is changed; a change of a contact makes what others have read stale")
    void contactChanged() {
        String path = entered();
        String before = get(path).getHeaders().getETag();
        JsonNode company = added(path, "ann", false);
        String contact = path + "/contacts/" + company.at("/contacts/0/id").asLong();
        String tag = get(path).getHeaders().getETag();
        assertThat(tag).isNotEqualTo(before);

        var answer = send(HttpMethod.PUT, contact, contact("Ann Other", email("ann.other"), true), "If-Match", tag);

        assertThat(answer.getBody().at("/contacts/0/name").asText()).isEqualTo("Ann Other");
        assertThat(answer.getBody().at("/contacts/0/technical").asBoolean()).isTrue();
        assertThat(directory.recognise(email("ann.other"), null).orElseThrow().contactName())
                .isEqualTo("Ann Other");
        assertProblem(
                send(HttpMethod.PUT, contact, contact("A", email("a"), true), "If-Match", tag),
                HttpStatus.PRECONDITION_FAILED,
                "",
                "read it again");
    }

    @Test
    @DisplayName("P36 a removed contact stays as history; the domain still tells the company, and the address is free")
    void contactRemoved() {
        String path = entered();
        String contact = path + "/contacts/"
                + added(path, "ann", true).at("/contacts/0/id").asLong();

        var answer = send(
                HttpMethod.DELETE,
                contact,
                null,
                "If-Match",
                get(path).getHeaders().getETag());

        assertThat(answer.getBody().path("contacts")).isEmpty();
        assertThat(answer.getBody().at("/formerContacts/0/email").asText()).isEqualTo(email("ann"));
        assertThat(answer.getBody().at("/formerContacts/0/removedAt").asText()).isNotEmpty();
        assertThat(directory.recognise(email("ann"), null).orElseThrow())
                .satisfies(it -> assertThat(it.contactName()).isNull())
                .satisfies(it -> assertThat(it.companyName()).isEqualTo(unique));
        assertProblem(
                send(HttpMethod.DELETE, contact, null, "If-Match", "*"), HttpStatus.NOT_FOUND, "", "no active contact");
        assertThat(added(path, "ann", true).path("contacts")).hasSize(1);
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource({
        "' ', x1.example, STANDARD, name",
        "a\\nb, x1.example, STANDARD, name",
        "Fine, no domain, STANDARD, mailDomain",
        "Fine, localhost, STANDARD, mailDomain",
        "Fine, x1.example, GOLD, plan"
    })
    void badCompaniesAreRefusedByField(String name, String domain, String plan, String field) {
        assertProblem(send(HttpMethod.POST, PATH, company(name, domain, plan)), HttpStatus.BAD_REQUEST, field, "");
    }

    @Test
    void namesAreNotEndless() {
        assertProblem(
                send(HttpMethod.POST, PATH, company("n".repeat(201), "x1.example", "STANDARD")),
                HttpStatus.BAD_REQUEST,
                "name",
                "at most 200");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ann",
                "ann@",
                "ann@localhost",
                "a b@x.example",
                "a@x.example,b@x.example",
                "a@x.example\\r\\nBcc: z@z.example"
            })
    void badAddressesAreRefused(String email) {
        assertProblem(
                send(HttpMethod.POST, entered() + "/contacts", contact("Ann", email, true)),
                HttpStatus.BAD_REQUEST,
                "email",
                "e-mail");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\":\"Ann\",\"email\":\"ann@x.example\"}|technical",
                "{\"name\":\"Ann\",\"email\":\"ann@x.example\",\"technical\":\"perhaps\"}|technical",
                "{\"name\":\"Ann\",\"email\":\"ann@x.example\",\"technical\":true,\"phone\":\"1\\n2\"}|phone",
                "{\"name\":|",
                "[]|"
            })
    void badContactsAreRefusedByField(String body, String field) {
        assertProblem(
                send(HttpMethod.POST, entered() + "/contacts", body),
                HttpStatus.BAD_REQUEST,
                field == null ? "" : field,
                "");
    }

    @Test
    void whatIsTakenIsAConflict() {
        String path = entered();
        added(path, "ann", true);
        String other = unique + "x";

        assertProblem(
                send(HttpMethod.POST, PATH, company(unique.toUpperCase(), other + ".example", "NONE")),
                HttpStatus.CONFLICT,
                "name",
                "that name already");
        assertProblem(
                send(HttpMethod.POST, PATH, company(other, unique.toUpperCase() + ".Example", "NONE")),
                HttpStatus.CONFLICT,
                "mailDomain",
                "that mail domain already");
        String second = send(HttpMethod.POST, PATH, company(other, other + ".example", "NONE"))
                .getHeaders()
                .getLocation()
                .getPath();
        assertProblem(
                send(HttpMethod.POST, second + "/contacts", contact("Ann", email("Ann"), false)),
                HttpStatus.CONFLICT,
                "email",
                "of this company or another");
    }

    @Test
    void whatIsNotThereIsNotFound() {
        String path = entered();
        assertProblem(get(PATH + "/999999999"), HttpStatus.NOT_FOUND, "", "no company");
        assertProblem(
                send(HttpMethod.PUT, path + "/contacts/999999999", contact("A", email("a"), true), "If-Match", "*"),
                HttpStatus.NOT_FOUND,
                "",
                "no active contact");
        assertProblem(get(PATH + "/acme"), HttpStatus.BAD_REQUEST, "id", "whole number");
        String foreign = path + "/contacts/"
                + get(PATH + "?search=Acme").getBody().at("/companies/0/id").asLong();
        assertProblem(
                send(HttpMethod.DELETE, foreign, null, "If-Match", "*"), HttpStatus.NOT_FOUND, "", "no active contact");
    }

    @Test
    @DisplayName("two changes at the same instant: one is kept, the other is told to read again, nothing is lost")
    void simultaneousChanges() throws Exception {
        String path = entered();
        String tag = get(path).getHeaders().getETag();
        Callable<ResponseEntity<JsonNode>> change =
                () -> send(HttpMethod.PUT, path, company(unique, unique + ".example", "MANAGED"), "If-Match", tag);
        var pool = Executors.newFixedThreadPool(4);
        try {
            List<Integer> answers = new ArrayList<>();
            for (var it : pool.invokeAll(List.of(change, change, change, change))) {
                answers.add(it.get().getStatusCode().value());
            }
            assertThat(answers).containsExactlyInAnyOrder(200, 412, 412, 412);
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void twoWhoEnterTheSameAtOnceGetOneCompany() throws Exception {
        Callable<Integer> enter = () -> send(HttpMethod.POST, PATH, company(unique, unique + ".example", "NONE"))
                .getStatusCode()
                .value();
        var pool = Executors.newFixedThreadPool(4);
        try {
            List<Integer> answers = new ArrayList<>();
            for (var it : pool.invokeAll(List.of(enter, enter, enter, enter))) {
                answers.add(it.get());
            }
            assertThat(answers).containsExactlyInAnyOrder(201, 409, 409, 409);
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void listedByNamePageByPage() {
        for (String name : List.of("b_%", "a", "C")) {
            send(HttpMethod.POST, PATH, company(unique + name, "d" + name.hashCode() + unique + ".example", "NONE"));
        }

        JsonNode first = get(PATH + "?size=2&search=" + unique.toUpperCase()).getBody();
        JsonNode second = get(PATH + "?size=2&page=1&search=" + unique).getBody();

        assertThat(first.path("total").asInt()).isEqualTo(3);
        assertThat(first.path("companies").findValuesAsText("name")).containsExactly(unique + "a", unique + "b_%");
        assertThat(second.path("companies").findValuesAsText("name")).containsExactly(unique + "C");
        assertThat(first.at("/companies/0/warnings").toString()).contains("P09", "P36");
        assertThat(get(PATH + "?search=" + unique + "b_")
                        .getBody()
                        .path("total")
                        .asInt())
                .isEqualTo(1);
        assertThat(get(PATH + "?search=_").getBody().path("total").asInt()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"page=-1, page", "size=0, size", "size=201, size", "page=x, page"})
    void badPagesAreRefused(String query, String field) {
        assertProblem(get(PATH + "?" + query), HttpStatus.BAD_REQUEST, field, "");
    }

    @Test
    void aCompanyHasAtMostFiveHundredContacts() {
        String path = entered();
        for (int i = 0; i < RegisterRules.MAX_CONTACTS; i++) {
            directory.register(
                    new CompanyDetails(unique, null, Plan.NONE),
                    new ContactDetails("N", i + "@" + unique + ".example", null, false));
        }
        assertProblem(
                send(HttpMethod.POST, path + "/contacts", contact("Last", email("last"), true)),
                HttpStatus.CONFLICT,
                "",
                "remove one first");
    }
}
