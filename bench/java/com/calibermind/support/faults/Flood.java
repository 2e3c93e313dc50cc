package com.calibermind.support.faults;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Sends report forms, so many a second, each network from a loopback address of its own, and counts what is answered. */
final class Flood implements AutoCloseable {

    private static final int PATIENCE = 20_000; // milliseconds
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final Pattern COOKIE = Pattern.compile("(?im)^set-cookie: ([^;\\r]+)");
    private static final int THREADS = 64;

    private final int port;
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(THREADS);
    private final Map<String, AtomicInteger> answers = new ConcurrentHashMap<>();

    private Flood(int port) {
        this.port = port;
    }

    static Flood of(int port, int networks, int aSecond) {
        var flood = new Flood(port);
        long micros = 1_000_000L * networks / aSecond;
        for (int i = 0; i < networks; i++) {
            InetSocketAddress from = new InetSocketAddress("127.1." + i / 250 + "." + (i % 250 + 1), 0);
            flood.threads.scheduleAtFixedRate(
                    flood.new Sender(from)::send, micros * i / networks, micros, TimeUnit.MICROSECONDS);
        }
        return flood;
    }

    /** By status of HTTP; "none": no answer. */
    Map<String, Integer> answers() {
        return answers.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, it -> it.getValue().get(), (a, b) -> a, TreeMap::new));
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private final class Sender {

        private final InetSocketAddress from;
        private String token;
        private String cookie;

        Sender(InetSocketAddress from) {
            this.from = from;
        }

        void send() {
            String status;
            try {
                if (token == null) {
                    open();
                }
                String answer = exchange("POST /support/report", body());
                status = answer.length() < 12 ? "none" : answer.substring(9, 12);
            } catch (IOException e) {
                status = "none";
            }
            answers.computeIfAbsent(status, it -> new AtomicInteger()).incrementAndGet();
        }

        private void open() throws IOException {
            String page = exchange("GET /support", "");
            var found = TOKEN.matcher(page);
            cookie = COOKIE.matcher(page).results().map(it -> it.group(1)).collect(Collectors.joining("; "));
            if (!found.find()) {
                throw new IOException("no form: " + page.lines().findFirst().orElse("nothing"));
            }
            token = found.group(1);
        }

        private String body() {
            Map<String, String> fields = Map.of(
                    "_csrf", token,
                    "key",
                            UUID.randomUUID()
                                    .toString()
                                    .replace("-", "")
                                    .repeat(2)
                                    .substring(0, 43),
                    "problem", "Dashboards stay empty",
                    "description", "They should show figures. ".repeat(20),
                    "name", "Flo Flood",
                    "company", "Flood",
                    "email", "flo@flood" + from.getAddress().getAddress()[3] + ".example",
                    "phone", "123",
                    "systems", "partOfCore");
            return fields.entrySet().stream()
                    .map(it -> it.getKey() + "=" + URLEncoder.encode(it.getValue(), StandardCharsets.UTF_8))
                    .collect(Collectors.joining("&"));
        }

        private String exchange(String line, String body) throws IOException {
            try (var socket = new Socket()) {
                socket.setSoTimeout(PATIENCE);
                socket.bind(from);
                socket.connect(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), PATIENCE);
                String head = line + " HTTP/1.1\r\nHost: localhost:" + port + "\r\nConnection: close\r\n"
                        + (cookie == null ? "" : "Cookie: " + cookie + "\r\n")
                        + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: "
                        + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n";
                socket.getOutputStream().write((head + body).getBytes(StandardCharsets.UTF_8));
                return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            }
        }
    }
}
