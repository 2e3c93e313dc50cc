package com.calibermind.support.faults;

import static org.awaitility.Awaitility.await;

import com.calibermind.support.faults.Mail.Fate;
import com.calibermind.support.faults.Sink.Answer;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/** The faults that take long, with many mails. See bench/faults/README.md. */
public final class FaultBench {

    private static final String FORMS = "select count(*) from support_case where channel <> 'EMAIL'";

    private final Map<String, String> options;
    private final Rig rig;
    private final Dovecot dovecot;
    private final SmallDisk disk;
    private final Random random;
    private final List<Node> nodes = new ArrayList<>();
    private Map<String, Object> row = new LinkedHashMap<>();
    private int mails;

    private FaultBench(Map<String, String> options, Path folder) {
        this.options = options;
        this.random = new Random(number("seed", 1));
        this.disk = options.get("what").contains("disk-full")
                ? SmallDisk.mount(folder.resolve("postgres"), number("disk", 300))
                : null;
        boolean real = Dovecot.isInstalled() && !"greenmail".equals(options.get("imap"));
        this.dovecot = real ? new Dovecot(folder.resolve("dovecot")) : null;
        this.rig = new Rig(folder, real ? new Postbox(dovecot.port(), dovecot) : Postbox.greenMail());
    }

    public static void main(String[] args) throws Exception {
        Map<String, String> options = Stream.of(args)
                .map(it -> it.split("=", 2))
                .collect(Collectors.toMap(it -> it[0], it -> it[1], (a, b) -> b, LinkedHashMap::new));
        Path folder = Files.createTempDirectory("support-desk-faults");
        folder.toFile().setExecutable(true, false);
        folder.toFile().setReadable(true, false);
        int exit = 1;
        var bench = new FaultBench(options, folder);
        try {
            for (String what : options.get("what").split("[+]")) {
                bench.run(what);
            }
            exit = 0;
        } catch (Exception | AssertionError e) {
            e.printStackTrace();
            bench.row.put("broken", String.valueOf(e.getMessage()));
            bench.report();
        } finally {
            bench.rig.close();
            if (bench.disk != null) {
                bench.disk.close();
            }
            if (exit == 0) {
                FileSystemUtils.deleteRecursively(folder);
            } else {
                System.out.println("The logs are kept in " + folder);
            }
        }
        System.exit(exit);
    }

    private void run(String what) throws java.io.IOException {
        row = new LinkedHashMap<>(options);
        row.put("date", Instant.now().toString());
        row.put("imap", dovecot == null ? "GreenMail" : "Dovecot");
        row.put("what", what);
        long begin = System.nanoTime();
        int before = mails;
        switch (what) {
            case "kills" -> kills();
            case "database" -> database();
            case "black-hole" -> blackHole();
            case "forgotten" -> forgotten();
            case "smtp-down" -> smtpDown();
            case "smtp-busy" -> smtpBusy();
            case "smtp-slow" -> smtpSlow();
            case "two-nodes" -> twoNodes();
            case "sleepers" -> sleepers();
            case "big" -> big();
            case "hostile" -> hostile();
            case "renumber" -> renumber();
            case "flood" -> flood();
            case "disk-full" -> diskFull();
            default -> throw new IllegalArgumentException("what=" + what + " is unknown");
        }
        row.put("seconds", (System.nanoTime() - begin) / 1_000_000_000);
        row.put("mails", mails - before);
        row.put("held", "L A D T");
        report();
    }

    /** Fault 6: every so often a node dies, whatever it is doing, and is started again. */
    private void kills() {
        List<Node> both = both();
        int every = number("every", 20);
        int all = mails + number("mails", 1000);
        long began = System.nanoTime();
        int kills = 0;
        while (mails < all) {
            send(1);
            if (secondsSince(began) > (kills + 1) * every) {
                Node victim = both.get(random.nextInt(2));
                victim.kill();
                victim.launch();
                kills++;
            }
            pause(1000 / number("rate", 5));
        }
        row.put("kills", kills);
        balances(Duration.ofMinutes(15));
    }

    /** Faults 7 and 10: the database is shut down at once, or its server killed, and started again. */
    private void database() {
        node(0);
        int times = number("times", 6);
        for (int i = 0; i < times; i++) {
            send(number("mails", 300) / times / 2);
            if (i % 2 == 0) {
                rig.database.stopImmediately();
            } else {
                rig.database.kill();
            }
            send(number("mails", 300) / times / 2);
            pause(random.nextInt(3000));
            rig.database.start();
            long back = System.nanoTime();
            Mail next = rig.ledger.send(Mail.report("back-" + mails));
            mails++;
            await().atMost(Duration.ofMinutes(5)).until(() -> isCase(next));
            row.merge(
                    "slowestResumeMs", (System.nanoTime() - back) / 1_000_000, (a, b) -> Math.max((long) a, (long) b));
        }
        row.put("restarts", times);
        balances(Duration.ofMinutes(15));
    }

    /** Fault 8. */
    private void blackHole() {
        Node node = node(0);
        send(20);
        rig.ledger.balances();
        rig.toDatabase.blackHole();
        long began = System.nanoTime();
        send(number("mails", 50));
        await().atMost(Duration.ofSeconds(60)).until(() -> node.health() != 200);
        row.put("alarmAfterSeconds", Math.round(secondsSince(began)));
        await().atMost(Duration.ofMinutes(15)).until(() -> secondsSince(began) > number("secs", 60));
        row.put("movedMeanwhile", number("mails", 50) - rig.postbox.waiting());
        rig.toDatabase.mend();
        balances(Duration.ofMinutes(15));
    }

    /** Fault 8, worse: the network forgets the connections and says so to nobody. */
    private void forgotten() {
        node(0);
        send(60);
        pause(500); // in the midst of them
        rig.toDatabase.blackHole();
        rig.toPostbox.blackHole();
        pause(5000);
        rig.toDatabase.wholeForNewConnections();
        rig.toPostbox.wholeForNewConnections();
        balances(Duration.ofMinutes(10));
    }

    /** Fault 12: attempts are counted, so that a storm would be seen. */
    private void smtpDown() {
        node(0);
        rig.sink.close();
        long began = System.nanoTime();
        send(number("mails", 200));
        await().atMost(Duration.ofHours(2)).until(() -> secondsSince(began) > number("secs", 300));
        row.put("mostAttempts", count("select max(attempts) from outgoing_mail"));
        row.put("casesMeanwhile", count("select count(*) from support_case"));
        rig.sink.open();
        long up = System.nanoTime();
        balances(Duration.ofSeconds(60 + 2L * number("secs", 300)));
        row.put("drainedAfterSeconds", Math.round(secondsSince(up)));
    }

    /** Fault 13. */
    private void smtpBusy() {
        node(0);
        int mails = number("mails", 500);
        rig.sink.answers(n -> n > mails || n % 2 == 0 ? Answer.TAKEN : n % 4 == 1 ? Answer.BUSY : Answer.CLOSING);
        send(mails);
        balances(Duration.ofMinutes(15));
        row.put("mostAttempts", count("select max(attempts) from outgoing_mail"));
    }

    /** Fault 15: the longest time from the mailbox to a case while letters hang. */
    private void smtpSlow() {
        node(0);
        send(20);
        rig.ledger.balances();
        rig.toSink.trickle();
        long began = System.nanoTime();
        long slowest = 0;
        while (secondsSince(began) < number("secs", 120)) {
            Mail mail = rig.ledger.send(Mail.report("slow-" + mails++));
            long sent = System.nanoTime();
            await().atMost(Duration.ofMinutes(5)).until(() -> isCase(mail));
            slowest = Math.max(slowest, (System.nanoTime() - sent) / 1_000_000);
        }
        row.put("slowestCaseMs", slowest);
        rig.toSink.mend();
        balances(Duration.ofMinutes(10));
    }

    /** Fault 21. */
    private void twoNodes() {
        both();
        send(number("mails", 500));
        balances(Duration.ofMinutes(15));
    }

    /** Fault 50, for mail: a node sleeps for longer than its leases and wakes up in the midst of its work. */
    private void sleepers() {
        List<Node> both = both();
        for (int i = 0; i < number("times", 4); i++) {
            send(40);
            pause(random.nextInt(1500));
            Node sleeper = both.get(i % 2);
            sleeper.pause();
            send(10);
            pause(1000 * number("secs", 150));
            sleeper.resume();
        }
        balances(Duration.ofMinutes(15));
    }

    /** Fault 26. */
    private void big() {
        Node node = node(0);
        for (int i = 0; i < number("bigs", 2); i++) {
            rig.ledger.send(Mail.withFile("big-" + mails, number("megabytes", 73) << 20)
                    .but(Fate.PARKED)); // over the limit of 50 MB
            row.put("bytes", (long) (number("megabytes", 73) << 20) * 78 / 57);
            rig.ledger.send(Mail.report("beside-the-big-" + mails));
            mails += 2;
        }
        balances(Duration.ofMinutes(10));
        row.put("alive", node.isAlive());
    }

    /** Faults 27 to 32 and more: the corpus of awkward mails, byte for byte, and ordinary mail between. */
    private void hostile() {
        node(0);
        try (Stream<Path> corpus = Files.walk(Path.of("src/test/resources/mails"))) {
            for (Path file :
                    corpus.filter(it -> it.toString().endsWith(".eml")).sorted().toList()) {
                byte[] bytes = Files.readAllBytes(file);
                if (isAsMailboxesKeepIt(bytes)) {
                    rig.ledger.send(new Mail(Fate.KEPT, "?", file.getFileName().toString(), bytes));
                    mails++;
                } else {
                    row.merge("leftOutForLoneLineEnds", 1, (a, b) -> (int) a + (int) b);
                }
                if (mails % 10 == 0) {
                    rig.ledger.send(Mail.report("between-" + mails++));
                }
            }
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        balances(Duration.ofMinutes(15));
    }

    /** A server on disk makes one line end of all: then it is the server that altered the mail. */
    private static boolean isAsMailboxesKeepIt(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return !text.replace("\r\n", "").contains("\n")
                && !text.replace("\r\n", "").contains("\r")
                && !text.contains("\0");
    }

    /** Fault 19: the server gives every mail a new number. */
    private void renumber() {
        if (dovecot == null) {
            throw new IllegalStateException("Only with Dovecot: apt-get install dovecot-imapd");
        }
        Node node = node(0);
        send(50);
        rig.ledger.balances();
        nodes.forEach(Node::kill);
        send(10);
        dovecot.renumber();
        node.start();
        balances(Duration.ofMinutes(15));
    }

    /** Fault 46: forms pour in; mail must become cases and be acknowledged as if nothing were. */
    private void flood() {
        Node node = node(0);
        send(20);
        rig.ledger.balances();
        int forms = count(FORMS);
        List<Long> toCase = new ArrayList<>();
        List<Long> toLetter = new ArrayList<>();
        long began = System.nanoTime();
        try (var flood = Flood.of(node.port(), number("networks", 100), number("forms", 200))) {
            while (secondsSince(began) < number("secs", 600)) {
                long sent = System.nanoTime();
                Mail mail = rig.ledger.send(Mail.report("flood-" + mails++));
                await().atMost(Duration.ofMinutes(5)).until(() -> isCase(mail));
                toCase.add((System.nanoTime() - sent) / 1_000_000);
                await().atMost(Duration.ofMinutes(5)).until(() -> acknowledgementsTo(mail) == 1);
                toLetter.add((System.nanoTime() - sent) / 1_000_000);
                pause(1000);
            }
            row.put("answers", flood.answers().toString());
        }
        row.put("casesOfForms", count(FORMS) - forms);
        row.put("mailToCaseMs", p50p99(toCase));
        row.put("mailToAcknowledgementMs", p50p99(toLetter));
        balances(Duration.ofMinutes(15));
    }

    /** Fault 9: the database's disk fills up; mail waits, and the form says so. */
    private void diskFull() {
        Node node = node(0);
        send(20);
        rig.ledger.balances();
        Form form = Form.open(node.port());
        disk.fill();
        long began = System.nanoTime();
        send(20);
        row.put("form", form.send("The disk is full").statusCode());
        await().atMost(Duration.ofMinutes(2)).until(() -> node.health() != 200);
        row.put("alarmAfterSeconds", Math.round(secondsSince(began)));
        await().atMost(Duration.ofMinutes(15)).until(() -> secondsSince(began) > number("secs", 60));
        row.put("waitingMeanwhile", rig.postbox.waiting());
        disk.free();
        boolean died = !rig.database.isAlive();
        row.put("databaseDied", died);
        if (died) {
            rig.database.start();
        }
        await().atMost(Duration.ofMinutes(5))
                .until(() -> form.send("The disk is full").statusCode() == 303);
        row.put("casesOfTheForm", count(FORMS));
        balances(Duration.ofMinutes(15));
    }

    private long acknowledgementsTo(Mail mail) {
        return rig.sink.deliveries().stream()
                .filter(it -> it.to().equals(mail.sender()))
                .count();
    }

    private static String p50p99(List<Long> times) {
        List<Long> sorted = times.stream().sorted().toList();
        return sorted.get(sorted.size() / 2) + " / " + sorted.get(sorted.size() * 99 / 100) + " of " + sorted.size();
    }

    private List<Node> both() {
        return List.of(node(0), node(1));
    }

    private Node newNode() {
        return rig.node(List.of("-Xmx512m", "-XX:TieredStopAtLevel=1"), "--support.mail.timeout=PT10S");
    }

    /** That one of the nodes, started if it is not. */
    private Node node(int number) {
        if (nodes.size() == number) {
            nodes.add(newNode());
        }
        Node node = nodes.get(number);
        return node.isAlive() ? node : node.start();
    }

    /** What comes in at a desk: reports, some with files, some from machines, some that cannot be read. */
    private void send(int more) {
        for (int upTo = mails + more; mails < upTo; ) {
            String name = "m" + mails++;
            int kind = random.nextInt(100);
            rig.ledger.send(
                    kind < 5
                            ? Mail.automatic(name)
                            : kind < 7
                                    ? Mail.nested(name, 2000)
                                    : kind < 12 ? Mail.withFile(name, 400_000) : Mail.report(name));
        }
    }

    private void balances(Duration atMost) {
        Ledger.Counts counts = rig.ledger.balances(atMost);
        row.put("counts", counts.toString());
    }

    private boolean isCase(Mail mail) {
        return count("select count(*) from support_case where reporter_email = '" + mail.sender() + "'") == 1;
    }

    private int count(String sql) {
        try {
            return rig.database.jdbc().queryForObject(sql, Integer.class);
        } catch (org.springframework.dao.DataAccessException e) {
            return -1; // the server is not up yet
        }
    }

    private int number(String key, int otherwise) {
        return Integer.parseInt(options.getOrDefault(key, Integer.toString(otherwise)));
    }

    private static double secondsSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }

    static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void report() throws java.io.IOException {
        row.put("commit", options.getOrDefault("commit", "unknown"));
        String line = new ObjectMapper().writeValueAsString(row);
        System.out.println(line);
        Path results = Files.createDirectories(Path.of("bench/results")).resolve("faults.jsonl");
        Files.writeString(results, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
