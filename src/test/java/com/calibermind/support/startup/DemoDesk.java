package com.calibermind.support.startup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A desk that has just started, as its people see it over HTTP. */
final class DemoDesk {

    private static final Pattern ADDRESS = Pattern.compile("Support Desk is up after .*(http://localhost:\\d+)");
    private static final DateTimeFormatter ENGINE_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ");

    /** What it has printed. */
    final String said;

    private final String base;
    private final Properties passwords = new Properties();
    private final HttpClient http = HttpClient.newHttpClient();

    DemoDesk(String said, Path data) throws IOException {
        this.said = said;
        var address = ADDRESS.matcher(said);
        this.base = address.find() ? address.group(1) : "";
        try (var reader = Files.newBufferedReader(data.resolve("passwords.properties"))) {
            passwords.load(reader);
        }
    }

    int health() {
        return send(HttpRequest.newBuilder(URI.create(base + "/actuator/health")))
                .statusCode();
    }

    /** Open cases. */
    List<JsonNode> cases() {
        List<JsonNode> all = new ArrayList<>();
        get("maria", "/api/v1/cases?size=100").forEach(all::add);
        return all;
    }

    /** How many cases there have ever been: their references count them. */
    int newestNumber() {
        return cases().stream()
                .map(it -> it.path("reference").asText())
                .mapToInt(it -> Integer.parseInt(it.substring(it.lastIndexOf('-') + 1)))
                .max()
                .orElse(0);
    }

    Map<String, Integer> states() {
        return numbers(get("maria", "/api/v1/cases/counts"));
    }

    /** Tasks in the lists of that person. */
    Map<String, Integer> lists(String user) {
        Map<String, Integer> lists = new HashMap<>();
        get(user, "/api/v1/lists/counts")
                .forEach(it ->
                        lists.put(it.path("name").asText(), it.path("tasks").asInt()));
        return lists;
    }

    /** Due dates of all timers of initial responses, by case. */
    Map<String, Collection<Instant>> responseTimers() {
        Map<String, String> references = new HashMap<>();
        get("maria", "/engine-rest/process-instance?processDefinitionKey=InitialResponse")
                .forEach(it -> references.put(
                        it.path("id").asText(), it.path("businessKey").asText()));
        Map<String, Collection<Instant>> timers = new HashMap<>();
        get("maria", "/engine-rest/job?timers=true")
                .forEach(it -> timers.computeIfAbsent(
                                references.getOrDefault(
                                        it.path("processInstanceId").asText(), "of something else"),
                                key -> new TreeSet<>())
                        .add(time(it.path("dueDate"))));
        return timers;
    }

    /** How far the times that the desk and its engine write now are from this machine's, while it asked for them. */
    Duration clockOff() {
        String reference = cases().get(0).path("reference").asText();
        Instant before = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Instant desk = Instant.parse(
                get("sam", "/api/v1/cases/" + reference).path("now").asText());
        post(
                "sam",
                "/api/v1/cases/" + reference + "/consult",
                "{\"expert\": \"management\", \"question\": \"What time is it?\", \"hours\": 1}");
        Instant engine =
                time(get("maria", "/engine-rest/task?candidateGroup=management&processInstanceBusinessKey=" + reference)
                        .path(0)
                        .path("created"));
        Instant after = Instant.now();
        return Stream.of(desk, engine)
                .flatMap(it -> Stream.of(Duration.between(it, before), Duration.between(after, it)))
                .filter(it -> !it.isNegative())
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    static Instant time(JsonNode engineTime) {
        return OffsetDateTime.parse(engineTime.asText(), ENGINE_TIME).toInstant();
    }

    private static Map<String, Integer> numbers(JsonNode node) {
        return node.properties().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, it -> it.getValue().asInt()));
    }

    private JsonNode get(String user, String path) {
        return json(send(as(user, path).GET()));
    }

    private void post(String user, String path, String body) {
        json(send(as(user, path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))));
    }

    private HttpRequest.Builder as(String user, String path) {
        String word = user + ":" + passwords.getProperty(user);
        return HttpRequest.newBuilder(URI.create(base + path))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(word.getBytes(StandardCharsets.UTF_8)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode json(HttpResponse<String> answer) {
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(answer.statusCode() + " from " + answer.uri() + ": " + answer.body());
        }
        try {
            return new ObjectMapper().readTree(answer.body());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
