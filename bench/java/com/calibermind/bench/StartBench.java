package com.calibermind.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.util.FileSystemUtils;

/**
 * How long the packaged jar takes from the start of its process until it says that it is healthy, in an empty folder and
 * again in the same; and what it holds in memory when idle. {@code jar=FILE times=3 out=DIR}
 */
public final class StartBench {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Duration IDLE = Duration.ofSeconds(10);
    private static final Pattern USED = Pattern.compile("garbage-first heap.* used (\\d+)K|total \\d+K, used (\\d+)K");

    private final Path jar;
    private final Path data;
    private final int port = freePort();

    private StartBench(Path jar, Path data) throws IOException {
        this.jar = jar;
        this.data = data;
    }

    public static void main(String[] args) throws Exception {
        Map<String, String> options = new LinkedHashMap<>(Map.of("jar", "target/support-desk.jar", "times", "3"));
        for (String arg : args) {
            String[] pair = arg.split("=", 2);
            options.put(pair[0], pair[1]);
        }
        Path out = Files.createDirectories(Path.of(options.getOrDefault("out", "bench/results")));
        System.out.println("| first start s | second start s | heap MB | RSS MB | PSS MB | PostgreSQL PSS MB |");
        System.out.println("|---:|---:|---:|---:|---:|---:|");
        for (int i = 0; i < Integer.parseInt(options.get("times")); i++) {
            Map<String, Object> figure = one(Path.of(options.get("jar")));
            System.out.println("| "
                    + String.join(
                            " | ", figure.values().stream().map(String::valueOf).toList()) + " |");
            figure.put("date", Instant.now().toString());
            Files.writeString(
                    out.resolve("start.jsonl"),
                    new ObjectMapper().writeValueAsString(figure) + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        }
    }

    private static Map<String, Object> one(Path jar) throws Exception {
        Path data = Files.createTempDirectory("support-desk-start");
        try {
            var bench = new StartBench(jar, data);
            Map<String, Object> memory = new LinkedHashMap<>();
            Map<String, Object> figure = new LinkedHashMap<>();
            figure.put("firstStartS", bench.start(null));
            figure.put("secondStartS", bench.start(memory));
            figure.putAll(memory);
            return figure;
        } finally {
            FileSystemUtils.deleteRecursively(data);
        }
    }

    /** Seconds until healthy; fills in the memory of the idle desk if there is a place for it. */
    private double start(Map<String, Object> memory) throws Exception {
        long begin = System.nanoTime();
        Process desk = new ProcessBuilder(command())
                .redirectErrorStream(true)
                .redirectOutput(data.resolve("console.log").toFile())
                .start();
        try {
            while (!healthy()) {
                if (!desk.isAlive() || System.nanoTime() - begin > PATIENCE.toNanos()) {
                    throw new IllegalStateException(
                            "It does not start:\n" + Files.readString(data.resolve("console.log")));
                }
                Thread.sleep(20);
            }
            double seconds = Math.round((System.nanoTime() - begin) / 1e7) / 100.0;
            if (memory != null) {
                Thread.sleep(IDLE.toMillis());
                memory(desk, memory);
            }
            return seconds;
        } finally {
            desk.destroy();
            if (!desk.waitFor(60, TimeUnit.SECONDS)) {
                desk.destroyForcibly();
            }
        }
    }

    private List<String> command() throws IOException {
        return List.of(
                java("java"),
                "-Duser.timezone=UTC",
                "-jar",
                jar.toString(),
                "--server.port=" + port,
                "--support.laptop.data=" + data.resolve("desk"),
                "--support.laptop.smtp-port=" + freePort(),
                "--support.laptop.imap-port=" + freePort());
    }

    private boolean healthy() {
        try {
            var connection = (HttpURLConnection) URI.create("http://127.0.0.1:" + port + "/actuator/health")
                    .toURL()
                    .openConnection();
            connection.setConnectTimeout(1000);
            connection.setReadTimeout(5000);
            return connection.getResponseCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private void memory(Process desk, Map<String, Object> figure) throws Exception {
        jcmd(desk.pid(), "GC.run");
        figure.put("heapMb", heapUsedKb(jcmd(desk.pid(), "GC.heap_info")) / 1024);
        figure.put("rssMb", kilobytes(desk.pid(), "Rss") / 1024);
        figure.put("pssMb", kilobytes(desk.pid(), "Pss") / 1024);
        String postmaster =
                Files.readAllLines(data.resolve("desk/postgres/postmaster.pid")).get(0);
        long postgres = kilobytes(Long.parseLong(postmaster), "Pss");
        for (ProcessHandle it : ProcessHandle.of(Long.parseLong(postmaster))
                .orElseThrow()
                .descendants()
                .toList()) {
            postgres += kilobytes(it.pid(), "Pss");
        }
        figure.put("postgresPssMb", postgres / 1024);
    }

    private static String jcmd(long pid, String what) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(java("jcmd"), Long.toString(pid), what)
                .redirectErrorStream(true)
                .start();
        String said = new String(jcmd.getInputStream().readAllBytes());
        jcmd.waitFor();
        return said;
    }

    private static long heapUsedKb(String heapInfo) {
        Matcher matcher = USED.matcher(heapInfo);
        if (!matcher.find()) {
            throw new IllegalStateException("Not understood: " + heapInfo);
        }
        return Long.parseLong(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
    }

    /** 0 where there is no such file, which is everywhere but on Linux. */
    private static long kilobytes(long pid, String name) throws IOException {
        Path file = Path.of("/proc/" + pid + "/smaps_rollup");
        if (!Files.isReadable(file)) {
            return 0;
        }
        for (String line : Files.readAllLines(file)) {
            if (line.startsWith(name + ":")) {
                return Long.parseLong(line.replaceAll("\\D", ""));
            }
        }
        return 0;
    }

    private static String java(String tool) {
        return Path.of(System.getProperty("java.home"), "bin", tool).toString();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
