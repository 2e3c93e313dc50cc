package com.calibermind.bench;

import com.calibermind.support.SupportDesk;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.util.FileSystemUtils;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * How long the report form takes from the press of its button until the answer that leads to the confirmation, over HTTP,
 * beside a controller that does nothing. {@code users=20 think=5000 warm=60 secs=60 file=25}: milliseconds between two
 * reports of one user, seconds, and the megabytes of one attachment that is sent at the end (0: none).
 */
public final class FormBench {

    @Configuration(proxyBeanMethods = false)
    static class Empty {

        @Bean
        RouterFunction<ServerResponse> nothing() {
            return RouterFunctions.route()
                    .POST("/nothing", it -> ServerResponse.ok().body("done"))
                    .build();
        }
    }

    private static final SecureRandom RANDOM = new SecureRandom();

    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final String base;
    private final String token;

    private FormBench(int port) throws Exception {
        base = "http://localhost:" + port;
        HttpResponse<String> form = http.send(request("/support").GET().build(), BodyHandlers.ofString());
        Document page = Jsoup.parse(form.body());
        token = page.select("form input[name=_csrf]").val();
    }

    public static void main(String[] args) throws Exception {
        Map<String, Integer> options = options(args);
        Path data = Files.createTempDirectory("support-desk-form");
        try (ConfigurableApplicationContext desk = new SpringApplicationBuilder(SupportDesk.class, Empty.class)
                .run(
                        "--server.port=0",
                        "--support.laptop.data=" + data,
                        "--support.laptop.smtp-port=0",
                        "--support.laptop.imap-port=0",
                        "--support.portal.limits.forms=1000000",
                        "--support.portal.limits.reports=1000000",
                        "--support.portal.limits.uploads=1000000MB")) {
            new FormBench(desk.getEnvironment().getRequiredProperty("local.server.port", Integer.class))
                    .run(options, desk.getBean(JdbcTemplate.class));
        } finally {
            FileSystemUtils.deleteRecursively(data);
        }
    }

    private static Map<String, Integer> options(String[] args) {
        Map<String, Integer> options =
                new java.util.TreeMap<>(Map.of("users", 20, "think", 5000, "warm", 60, "secs", 60, "file", 25));
        List.of(args).stream()
                .map(it -> it.split("=", 2))
                .filter(it -> options.containsKey(it[0]))
                .forEach(it -> options.put(it[0], Integer.valueOf(it[1])));
        return options;
    }

    private void run(Map<String, Integer> options, JdbcTemplate jdbc) throws Exception {
        int users = options.get("users");
        measure(this::report, users, 0, options.get("warm"));
        System.out.println(
                "| " + users + " users | reports | p50 / p95 / p99 ms | nothing p50 / p95 / p99 ms | p95 ratio |");
        System.out.println("|---|---:|---:|---:|---:|");
        for (int think : List.of(options.get("think"), 0)) {
            long before = cases(jdbc);
            List<Double> nothing = measure(this::nothing, users, think, options.get("secs") / 2);
            List<Double> reports = measure(this::report, users, think, options.get("secs"));
            if (cases(jdbc) - before != reports.size()) {
                throw new IllegalStateException("There are not as many new cases as reports.");
            }
            System.out.printf(
                    "| %s | %d | %s | %s | %.1f |%n",
                    think == 0 ? "without pause" : "each every " + think / 1000.0 + " s",
                    reports.size(),
                    words(reports),
                    words(nothing),
                    part(reports, 95) / part(nothing, 95));
        }
        if (options.get("file") > 0) {
            upload(options.get("file"));
        }
    }

    private static long cases(JdbcTemplate jdbc) {
        return jdbc.queryForObject("select count(*) from support_case", Long.class);
    }

    private static String words(List<Double> times) {
        return "%.0f / %.0f / %.0f".formatted(part(times, 50), part(times, 95), part(times, 99));
    }

    private static double part(List<Double> ascending, int percent) {
        return ascending.get(Math.min(ascending.size() - 1, ascending.size() * percent / 100));
    }

    /** Each user begins somewhere in the first pause, so that they do not walk in step. */
    private static List<Double> measure(Callable<Void> act, int users, int think, int seconds) throws Exception {
        long until = System.nanoTime() + seconds * 1_000_000_000L;
        var threads = Executors.newFixedThreadPool(users);
        try {
            Callable<List<Double>> user = () -> {
                List<Double> mine = new ArrayList<>();
                Thread.sleep(think == 0 ? 0 : RANDOM.nextInt(think));
                while (System.nanoTime() < until) {
                    long start = System.nanoTime();
                    act.call();
                    mine.add((System.nanoTime() - start) / 1e6);
                    Thread.sleep(think);
                }
                return mine;
            };
            List<Double> all = new ArrayList<>();
            for (Future<List<Double>> one : threads.invokeAll(java.util.Collections.nCopies(users, user))) {
                all.addAll(one.get());
            }
            all.sort(Double::compare);
            return all;
        } finally {
            threads.shutdownNow();
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path));
    }

    private Map<String, String> fields() {
        byte[] key = new byte[32];
        RANDOM.nextBytes(key);
        return Map.of(
                "_csrf", token,
                "key", Base64.getUrlEncoder().withoutPadding().encodeToString(key),
                "problem", "Dashboards stay empty",
                "description", "They should show figures. ".repeat(40),
                "name", "Cleo Cobalt",
                "company", "Cobalt",
                "email", "cleo@cobalt.example",
                "phone", "123",
                "systems", "partOfCore");
    }

    private Void report() throws Exception {
        return send("/support/report", 303);
    }

    private Void nothing() throws Exception {
        return send("/nothing", 200);
    }

    private Void send(String path, int status) throws Exception {
        String body = fields().entrySet().stream()
                .map(it -> it.getKey() + "=" + URLEncoder.encode(it.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest request = request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))
                .build();
        return expect(http.send(request, BodyHandlers.ofString()), status);
    }

    private static Void expect(HttpResponse<String> answer, int status) {
        if (answer.statusCode() != status) {
            throw new IllegalStateException(answer.statusCode() + " instead of " + status + ": " + answer.body());
        }
        return null;
    }

    private void upload(int megabytes) throws Exception {
        String edge = "edge" + RANDOM.nextLong();
        String head = fields().entrySet().stream()
                .map(it -> "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                        .formatted(edge, it.getKey(), it.getValue()))
                .collect(Collectors.joining());
        head += "--" + edge + "\r\nContent-Disposition: form-data; name=\"files\"; filename=\"large.log\"\r\n\r\n";
        InputStream body = new SequenceInputStream(
                new SequenceInputStream(stream(head), new Noise(megabytes * 1_048_576L)),
                stream("\r\n--" + edge + "--\r\n"));
        HttpRequest request = request("/support/report")
                .header("Content-Type", "multipart/form-data; boundary=" + edge)
                .POST(BodyPublishers.ofInputStream(() -> body))
                .build();
        long start = System.nanoTime();
        expect(http.send(request, BodyHandlers.ofString()), 303);
        System.out.printf(
                "%nA report with %d MB: %.1f s, with a heap of at most %d MB.%n",
                megabytes,
                (System.nanoTime() - start) / 1e9,
                Runtime.getRuntime().maxMemory() >> 20);
    }

    private static InputStream stream(String text) {
        return new java.io.ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /** So many bytes that cannot be packed. */
    private static final class Noise extends InputStream {

        private final java.util.Random random = new java.util.Random(1);
        private long left;

        Noise(long length) {
            left = length;
        }

        @Override
        public int read() throws IOException {
            return left-- > 0 ? random.nextInt(256) : -1;
        }
    }
}
