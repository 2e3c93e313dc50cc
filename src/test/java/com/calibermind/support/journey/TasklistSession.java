package com.calibermind.support.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Somebody signed in to Tasklist: the same calls that its pages make, with session cookie and CSRF token. */
class TasklistSession {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MOST_URGENT_FIRST =
            "{\"active\":true,\"sorting\":[{\"sortBy\":\"priority\",\"sortOrder\":\"desc\"},{\"sortBy\":\"dueDate\",\"sortOrder\":\"asc\"}]}";

    private final CookieManager cookies = new CookieManager();
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final String base;
    private final String user;

    TasklistSession(int port, String user, String password) {
        this.base = "http://localhost:" + port + "/camunda/api/";
        this.user = user;
        call(request("admin/auth/user/default").GET());
        call(request("admin/auth/user/default/login/tasklist")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(
                        "username=" + user + "&password=" + URLEncoder.encode(password, StandardCharsets.UTF_8))));
    }

    /** The list that the person's own filter shows, most urgent first. */
    List<JsonNode> list() {
        JsonNode filter = ownList();
        JsonNode page = json(call(engine("filter/" + filter.path("id").asText() + "/list?firstResult=0&maxResults=100")
                .header("Accept", "application/hal+json")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(MOST_URGENT_FIRST))));
        List<JsonNode> tasks = new ArrayList<>();
        page.at("/_embedded/task").forEach(tasks::add);
        return tasks;
    }

    /** "support: Most urgent first" and the like; other lists are everybody's. */
    private JsonNode ownList() {
        for (JsonNode it : get("filter?itemCount=false&resourceType=Task")) {
            if (it.path("name").asText().contains(": ")) {
                return it;
            }
        }
        throw new IllegalStateException("no list of the own role");
    }

    Optional<JsonNode> find(String titleStart, String reference) {
        return list().stream()
                .filter(it -> it.path("name").asText().contains(titleStart))
                .filter(it -> it.path("name").asText().contains(reference))
                .findFirst();
    }

    void claim(String task) {
        post("task/" + task + "/claim", "{\"userId\":\"" + user + "\"}");
    }

    JsonNode form(String task) {
        return get("task/" + task + "/deployed-form");
    }

    JsonNode facts(String task) {
        return get("task/" + task + "/form-variables?deserializeValues=false");
    }

    void submit(String task, Map<String, Object> fields) {
        Map<String, Object> variables = new LinkedHashMap<>();
        fields.forEach((name, value) -> variables.put(name, Map.of("value", value)));
        try {
            post("task/" + task + "/submit-form", JSON.writeValueAsString(Map.of("variables", variables)));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private JsonNode get(String path) {
        return json(call(engine(path).header("Accept", "application/json").GET()));
    }

    private void post(String path, String body) {
        call(engine(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder engine(String path) {
        return request("engine/engine/default/" + path);
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
        cookies.getCookieStore().getCookies().stream()
                .filter(it -> it.getName().equals("XSRF-TOKEN"))
                .forEach(it -> request.header("X-XSRF-TOKEN", it.getValue()));
        return request;
    }

    private String call(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() >= 400 && !answer.uri().getPath().endsWith("auth/user/default")) {
                throw new IllegalStateException(answer.statusCode() + " from " + answer.uri() + ": " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new IllegalStateException(body, e);
        }
    }
}
