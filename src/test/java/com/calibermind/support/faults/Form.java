package com.calibermind.support.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;

/** The report form as a browser has opened it: its page's key stays the same however often it is sent. */
final class Form {

    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final String base;
    private final Map<String, String> hidden = new LinkedHashMap<>();

    private Form(int port) {
        base = "http://localhost:" + port;
        String page = exchange(request("/support").GET().build()).body();
        Jsoup.parse(page)
                .select("form[action$=/support/report] input[type=hidden]")
                .forEach(it -> hidden.put(it.attr("name"), it.val()));
    }

    static Form open(int port) {
        return new Form(port);
    }

    HttpResponse<String> send(String problem) {
        Map<String, String> fields = new LinkedHashMap<>(hidden);
        fields.putAll(Map.of(
                "problem", problem,
                "description", "They should show figures.",
                "name", "Cleo Cobalt",
                "company", "Cobalt",
                "email", "cleo@cobalt.example",
                "phone", "123",
                "systems", "partOfCore"));
        String body = fields.entrySet().stream()
                .map(it -> it.getKey() + "=" + URLEncoder.encode(it.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return exchange(request("/support/report")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path));
    }

    private HttpResponse<String> exchange(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
