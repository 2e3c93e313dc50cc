package com.calibermind.support.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import com.calibermind.support.RestTest;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

class ArticlesApiTest extends RestTest {

    private static final String PATH = "/api/articles";

    @Autowired
    private Articles articles;

    private final String slug = "a" + UUID.randomUUID().toString().substring(0, 8);
    private final String path = PATH + "/en/" + slug;

    private ResponseEntity<JsonNode> send(HttpMethod method, String path, String body, String... headers) {
        return as("maria").exchange(raw(path), method, json(body, headers), JsonNode.class);
    }

    private ResponseEntity<JsonNode> put(String title, String visibility, String body, String... headers) {
        return send(
                HttpMethod.PUT,
                path,
                "{\"title\":\"%s\",\"tags\":[\"rest\"],\"visibility\":\"%s\",\"body\":\"%s\"}"
                        .formatted(title, visibility, body),
                headers);
    }

    @Test
    @DisplayName("P07 a manager keeps an article over REST: made, read, changed, removed, never overwritten unread")
    void theLifeOfAnArticle() {
        var made = put("Made by REST", "PUBLIC", "Some *words*.");
        assertThat(made.getStatusCode()).isEqualTo(HttpStatus.CREATED);
        assertThat(made.getHeaders().getLocation()).hasPath(path);
        assertThat(made.getHeaders().getETag()).isEqualTo("\"1\"");
        assertThat(articles.read(slug, "en", Audience.CUSTOMERS).orElseThrow().html())
                .contains("<em>words</em>");

        assertThat(put("Again", "PUBLIC", "x").getStatusCode()).isEqualTo(HttpStatus.PRECONDITION_REQUIRED);
        assertThat(put("Again", "PUBLIC", "x", "If-Match", "\"7\"").getStatusCode())
                .isEqualTo(HttpStatus.PRECONDITION_FAILED);
        var changed = put("Changed", "INTERNAL", "x", "If-Match", "\"1\"");
        assertThat(changed.getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(changed.getHeaders().getETag()).isEqualTo("\"2\"");
        assertThat(changed.getBody().get("changedBy").asText()).isEqualTo("maria");
        assertThat(articles.read(slug, "en", Audience.CUSTOMERS)).isEmpty();
        assertThat(as("maria")
                        .getForEntity(path, JsonNode.class)
                        .getBody()
                        .get("title")
                        .asText())
                .isEqualTo("Changed");

        assertThat(send(HttpMethod.DELETE, path, "", "If-Match", "\"1\"").getStatusCode())
                .isEqualTo(HttpStatus.PRECONDITION_FAILED);
        assertThat(send(HttpMethod.DELETE, path, "", "If-Match", "\"2\"").getStatusCode())
                .isEqualTo(HttpStatus.NO_CONTENT);
        assertThat(as("maria").getForEntity(path, JsonNode.class).getStatusCode())
                .isEqualTo(HttpStatus.NOT_FOUND);
    }

    @Test
    void whatComesFromAFileIsChangedThere() {
        String file = PATH + "/en/severities";
        var read = as("maria").getForEntity(file, JsonNode.class);
        assertThat(read.getBody().get("file").asText()).isEqualTo("packaged: severities.md");
        var answer = send(
                HttpMethod.PUT,
                file,
                "{\"title\":\"x\",\"visibility\":\"PUBLIC\",\"body\":\"x\"}",
                "If-Match",
                read.getHeaders().getETag());
        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
        assertThat(answer.getBody().get("detail").asText()).contains("comes from a file");
    }

    @Test
    void theListIsPagedAndSearched() {
        put("Heffalump traps", "INTERNAL", "x");
        var all = as("maria").getForEntity(PATH + "?size=3", JsonNode.class).getBody();
        assertThat(all.get("articles")).hasSize(3);
        assertThat(all.get("total").asInt()).isGreaterThanOrEqualTo(7);
        var some = as("maria")
                .getForEntity(PATH + "?search=heffalump", JsonNode.class)
                .getBody();
        assertThat(some.get("articles").get(0).get("id").asText()).isEqualTo(slug);
        assertThat(some.get("problems")).isEmpty();
        assertThat(as("maria").getForEntity(PATH + "?page=50", JsonNode.class).getStatusCode())
                .isEqualTo(HttpStatus.BAD_REQUEST);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"title":"x","body":"x"}                              | visibility
            {"title":"","visibility":"PUBLIC","body":"x"}         | title
            {"title":"a\\nb","visibility":"PUBLIC","body":"x"}    | title
            {"title":"x","visibility":"PUBLIC","body":" "}        | body
            {"title":"x","visibility":"PUBLIC","body":"{{x}}"}    | body
            {"title":"x","visibility":"PUBLIC","body":"x","tags":["a,b"]} | tags
            """)
    void aFieldThatCannotBeAcceptedIsNamed(String body, String field) {
        var answer = send(HttpMethod.PUT, path, body);
        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(answer.getBody().get("field").asText()).isEqualTo(field);
    }

    @Test
    void whatIsNoJsonIsRefusedInPlainWords() {
        for (String body : new String[] {"", "[]", "{\"visibility\":\"ALL\"}", "x"}) {
            var answer = send(HttpMethod.PUT, path, body);
            assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
            assertThat(answer.getBody().get("detail").asText()).startsWith("Send one JSON object");
        }
    }

    @Test
    void articlesAreForManagersAndProcessAdmins() {
        assertThat(as("sam").getForEntity(PATH, JsonNode.class).getStatusCode()).isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(as("henri").getForEntity(PATH, JsonNode.class).getStatusCode())
                .isEqualTo(HttpStatus.OK);
        assertThat(http.getForEntity(PATH, JsonNode.class).getStatusCode()).isEqualTo(HttpStatus.UNAUTHORIZED);
    }
}
