package com.calibermind.bench;

import com.calibermind.support.SupportDesk;
import com.calibermind.support.cases.CaseReceived;
import com.calibermind.support.faults.Dovecot;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import jdk.jfr.Configuration;
import jdk.jfr.Recording;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.util.FileSystemUtils;

/**
 * Mails from the mailbox to a case and an acknowledgement, per second and in which time, beside the bare commits of the same
 * PostgreSQL and the bare starts of the same process. See bench/README.md.
 */
public final class IntakeBench {

    /** Remembers when each case was committed, by {@link System#nanoTime}. */
    static final class Births {
        private final Map<String, Long> at = new ConcurrentHashMap<>();

        @TransactionalEventListener
        void on(CaseReceived event) {
            at.put(event.reference(), System.nanoTime());
        }
    }

    private final Map<String, String> options;
    private final Births births = new Births();
    private final SmtpSink sink = new SmtpSink();
    private final Dovecot dovecot;
    private final ConfigurableApplicationContext desk;
    private final JdbcTemplate jdbc;
    private final EngineSide engine;
    private final Meter meter;
    private final Session session = Session.getInstance(new Properties());
    private final Map<String, Long> visibleAt = new ConcurrentHashMap<>();
    private final AtomicInteger started = new AtomicInteger(1_000_000);
    private int mails;

    private IntakeBench(Map<String, String> options, List<String> settings, Path folder) throws Exception {
        this.options = options;
        this.dovecot = new Dovecot(folder.resolve("dovecot"));
        this.desk = new SpringApplicationBuilder(SupportDesk.class)
                .initializers(
                        it -> ((GenericApplicationContext) it).registerBean("benchBirths", Births.class, () -> births))
                .run(arguments(folder, settings));
        DataSource pool = desk.getBean(DataSource.class);
        this.jdbc = new JdbcTemplate(pool);
        this.engine = new EngineSide(desk, jdbc);
        this.meter = new Meter(pool, sink);
        jdbc.execute("create table bench_commit (id bigint generated always as identity primary key, at timestamptz)");
    }

    public static void main(String[] args) throws Exception {
        Map<String, String> options = Stream.of(args)
                .filter(it -> !it.startsWith("--"))
                .map(it -> it.split("=", 2))
                .collect(Collectors.toMap(it -> it[0], it -> it[1], (a, b) -> b, LinkedHashMap::new));
        Path folder = Files.createTempDirectory("support-desk-bench");
        folder.toFile().setExecutable(true, false);
        folder.toFile().setReadable(true, false);
        int exit = 1;
        try {
            var bench = new IntakeBench(
                    options, Stream.of(args).filter(it -> it.startsWith("--")).toList(), folder);
            bench.run();
            bench.desk.close();
            bench.dovecot.close();
            exit = 0;
        } catch (Exception e) {
            e.printStackTrace();
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
        System.exit(exit);
    }

    private void run() throws Exception {
        Load.open(engine, number("preload", 2000));
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(number("warm", 60));
        while (System.nanoTime() < until || mails < number("preload", 2000)) {
            append(200, 0);
            settle();
        }
        for (int round = 1; round <= number("rounds", 3); round++) {
            jdbc.execute("vacuum analyze");
            new JdbcTemplate(engine.dataSource()).execute("vacuum analyze");
            double commits = perSecond(() -> jdbc.update("insert into bench_commit (at) values (now())"));
            double starts = perSecond(() -> engine.open(started.incrementAndGet()));
            figure(round, "burst", commits, starts, () -> append(number("mails", 1500), 0));
            figure(
                    round,
                    "sustained",
                    commits,
                    starts,
                    () -> append(number("rate", 50) * number("secs", 60), number("rate", 50)));
        }
    }

    private interface Work {
        void run() throws Exception;
    }

    private void figure(int round, String kind, double commits, double starts, Work work) throws Exception {
        int before = mails;
        Recording recording = options.containsKey("jfr") && kind.equals("burst") ? recording() : null;
        Meter.Reading begin = meter.read();
        Duration mailServer = dovecot.cpu();
        work.run();
        settle();
        Meter.Reading end = meter.read();
        double mailServerMs = dovecot.cpu().minus(mailServer).toMillis();
        if (recording != null) {
            recording.stop();
            recording.dump(Path.of(options.get("jfr")));
            recording.close();
        }
        int done = mails - before;
        Map<String, String> references = references();
        List<Double> toCase = new ArrayList<>();
        List<Double> toAnswer = new ArrayList<>();
        long first = Long.MAX_VALUE;
        long last = 0;
        for (int i = before; i < mails; i++) {
            long visible = visibleAt.get(id(i));
            long answered = sink.takenAt().get(sender(i).toUpperCase(Locale.ROOT));
            toCase.add((births.at.get(references.get(id(i))) - visible) / 1e6);
            toAnswer.add((answered - visible) / 1e6);
            first = Math.min(first, visible);
            last = Math.max(last, answered);
        }
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("date", Instant.now().toString());
        row.put("commit", options.getOrDefault("commit", "unknown"));
        row.put("round", round);
        row.put("kind", kind);
        row.put("mails", done);
        double rate = done / ((last - first) / 1e9);
        row.put("perSecond", rounded(rate));
        row.put("commitsPerSecond", rounded(commits));
        row.put("engineStartsPerSecond", rounded(starts));
        row.put("ofCommits", rounded(rate / commits * 100) / 100);
        row.put("ofStarts", rounded(rate / starts * 100) / 100);
        row.put("toCaseMs", percentiles(toCase));
        row.put("toAcknowledgementMs", percentiles(toAnswer));
        row.put("cpuMsJvm", rounded((end.jvmNanos() - begin.jvmNanos()) / 1e6 / done));
        row.put("cpuMsPostgres", rounded((end.postgresNanos() - begin.postgresNanos()) / 1e6 / done));
        row.put("cpuMsDovecot", rounded(mailServerMs / done));
        row.put("writeTransactions", rounded((end.transactions() - begin.transactions()) / (double) done));
        row.put("walKb", rounded((end.walBytes() - begin.walBytes()) / 1024.0 / done));
        double ownShare = mailServerMs
                * 1e6
                / (end.nanos() - begin.nanos())
                / Runtime.getRuntime().availableProcessors();
        row.put("foreignCpu", rounded(Math.max(0, end.foreign(begin) - ownShare)));
        String line = new ObjectMapper().writeValueAsString(row);
        System.out.println(line);
        Files.writeString(
                Files.createDirectories(Path.of("bench/results")).resolve("intake.jsonl"),
                line + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    /** Mails into the mailbox as fast as it takes them, or at a pace that does not wait for the desk. */
    private void append(int count, int perSecond) throws Exception {
        long start = System.nanoTime();
        try (var store = session.getStore("imap")) {
            store.connect("127.0.0.1", dovecot.port(), "support", "support");
            Folder inbox = store.getFolder("INBOX");
            for (int i = 0; i < count; i++) {
                if (perSecond > 0) {
                    long due = start + i * 1_000_000_000L / perSecond;
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                inbox.appendMessages(new Message[] {mail(mails)});
                visibleAt.put(id(mails), System.nanoTime());
                mails++;
            }
        }
    }

    /** Until each mail is a case and each case is acknowledged; that nothing else was made is counted, too. */
    private void settle() throws Exception {
        long until = System.nanoTime() + TimeUnit.MINUTES.toNanos(10);
        while (sink.takenAt().size() < mails
                || count("select count(*) from outgoing_mail where state = 'QUEUED'") > 0) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException(sink.takenAt().size() + " of " + mails + " mails are acknowledged");
            }
            Thread.sleep(20);
        }
        if (count("select count(*) from support_case") != mails || sink.taken() != mails) {
            throw new IllegalStateException("cases " + count("select count(*) from support_case") + ", letters "
                    + sink.taken() + ", mails " + mails);
        }
    }

    private Map<String, String> references() {
        return jdbc
                .queryForList("select message_id, case_reference from inbound_mail where verdict = 'NEW_CASE'")
                .stream()
                .collect(
                        Collectors.toMap(it -> (String) it.get("message_id"), it -> (String) it.get("case_reference")));
    }

    /** Of four clients in five seconds. */
    private static double perSecond(Work work) throws Exception {
        int seconds = 5;
        var done = new AtomicLong();
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        var clients = Executors.newFixedThreadPool(4);
        try {
            List<java.util.concurrent.Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                all.add(clients.submit(() -> {
                    while (System.nanoTime() < until) {
                        work.run();
                        done.incrementAndGet();
                    }
                    return null;
                }));
            }
            for (var one : all) {
                one.get();
            }
        } finally {
            clients.shutdown();
        }
        return done.get() / (double) seconds;
    }

    private Message mail(int number) throws Exception {
        String text = "From: Customer " + number + " <" + sender(number) + ">\r\n"
                + "To: support@calibermind.example\r\nSubject: Dashboards stay empty " + number + "\r\n"
                + "Date: Mon, 23 Nov 2026 10:00:00 +0000\r\nMessage-ID: " + id(number) + "\r\n"
                + "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
                + "Since this morning all our dashboards are empty.\r\n".repeat(12);
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        return new MimeMessage(session, new ByteArrayInputStream(bytes)) {
            /** Or the server would be told that it came when it says that it was written. */
            @Override
            public Date getReceivedDate() {
                return new Date();
            }
        };
    }

    private static String id(int number) {
        return "<bench." + number + "@mail.company.example>";
    }

    private static String sender(int number) {
        return "c" + number + "@company" + number % 500 + ".example";
    }

    private static Recording recording() throws Exception {
        var recording = new Recording(Configuration.getConfiguration("profile"));
        recording.start();
        return recording;
    }

    private static String percentiles(List<Double> times) {
        times.sort(Double::compare);
        return "%.0f / %.0f / %.0f".formatted(at(times, 50), at(times, 95), at(times, 99));
    }

    private static double at(List<Double> ascending, int percent) {
        return ascending.get(Math.max(0, (int) Math.ceil(ascending.size() * percent / 100.0) - 1));
    }

    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }

    private long count(String sql) {
        return jdbc.queryForObject(sql, Long.class);
    }

    private int number(String key, int otherwise) {
        return Integer.parseInt(options.getOrDefault(key, Integer.toString(otherwise)));
    }

    private String[] arguments(Path folder, List<String> settings) {
        var all = new ArrayList<>(List.of(
                "--server.port=0",
                "--support.laptop.data=" + folder.resolve("data"),
                "--support.mail.smtp.host=127.0.0.1",
                "--support.mail.smtp.port=" + sink.port(),
                "--support.mail.smtp.tls=NONE",
                "--support.mail.imap.host=127.0.0.1",
                "--support.mail.imap.port=" + dovecot.port(),
                "--support.mail.imap.user=support",
                "--support.mail.imap.password=support",
                "--support.mail.imap.tls=NONE"));
        all.addAll(settings);
        return all.toArray(String[]::new);
    }
}
