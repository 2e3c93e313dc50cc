package com.calibermind.bench;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.Configuration;
import jdk.jfr.Recording;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.util.FileSystemUtils;

/**
 * Life-cycles of a case per second, the product beside the bare engine: same diagrams, same PostgreSQL server, in turns.
 * See bench/README.md.
 */
public final class LifecycleBench {

    private final Options options;
    private final ProductSide product;
    private final EngineSide engine;
    private final Meter meter;
    private final Results results;

    private LifecycleBench(Options options, Path data) throws Exception {
        this.options = options;
        this.product = new ProductSide(data, options.application());
        this.engine = new EngineSide(product.desk(), new JdbcTemplate(product.dataSource()));
        this.meter = new Meter(product.dataSource(), product.sink());
        this.results = new Results(options.out());
    }

    public static void main(String[] args) throws Exception {
        Path data = Files.createTempDirectory("support-desk-bench");
        int exit = 1;
        try {
            new LifecycleBench(Options.of(args), data).run();
            exit = 0;
        } catch (Exception e) {
            e.printStackTrace();
        } finally {
            FileSystemUtils.deleteRecursively(data);
        }
        System.exit(exit);
    }

    private void run() throws Exception {
        try (product;
                engine) {
            results.conditions(conditions());
            for (Side side : sides()) {
                Load.open(side, options.preload());
                side.drain();
            }
            vacuum();
            for (Side side : sides()) {
                Load.run(side, 4, options.warm());
                side.drain();
            }
            vacuum();
            for (int round = 1; round <= options.rounds(); round++) {
                round(round);
            }
            for (Side side : sides()) {
                count(side);
            }
            results.print(options);
        }
    }

    private List<Side> sides() {
        return List.of(engine, product);
    }

    /** Who begins changes from round to round. */
    private void round(int round) throws Exception {
        for (int clients : options.clients()) {
            List<Side> order = round % 2 == 0 ? List.of(product, engine) : sides();
            for (Side side : order) {
                results.add(measure(side, round, clients));
            }
        }
    }

    private Figure measure(Side side, int round, int clients) throws Exception {
        Tally tally = side.tally();
        var recording = recording(side);
        Meter.Reading before = meter.read();
        List<Double> times = Load.run(side, clients, options.seconds());
        side.drain();
        Meter.Reading after = meter.read();
        if (recording != null) {
            recording.stop();
            recording.dump(options.profile());
            recording.close();
        }
        Tally done = side.tally().minus(tally);
        Tally due = Tally.due(times.size(), side.lettersPerCase());
        if (!done.equals(due)) {
            throw new IllegalStateException(side.name() + ": due was " + due + " but done is " + done);
        }
        return Figure.of(side.name(), round, clients, times, before, after);
    }

    private Recording recording(Side side) throws Exception {
        if (options.profile() == null || side != product) {
            return null;
        }
        var recording = new Recording(Configuration.getConfiguration("profile"));
        recording.start();
        return recording;
    }

    private void count(Side side) throws Exception {
        if (options.counted() > 0) {
            CountingDataSource.Counts counts = side.dataSource().startCounting();
            Load.times(side, options.counted());
            side.drain();
            side.dataSource().stopCounting();
            results.statements(side.name(), counts, options.counted());
        }
    }

    private void vacuum() {
        for (Side side : sides()) {
            new JdbcTemplate(side.dataSource()).execute("vacuum analyze");
        }
    }

    private Map<String, Object> conditions() {
        var jdbc = new JdbcTemplate(product.dataSource());
        var engineSettings = product.desk().getBean(ProcessEngineConfigurationImpl.class);
        var machine = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        Map<String, Object> it = new LinkedHashMap<>();
        it.put("date", Instant.now().toString());
        it.put("commit", options.commit());
        it.put("cores", machine.getAvailableProcessors());
        it.put("memoryMiB", machine.getTotalMemorySize() >> 20);
        it.put("maxHeapMiB", Runtime.getRuntime().maxMemory() >> 20);
        it.put("jdk", Runtime.version().toString());
        it.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        for (String setting : List.of(
                "server_version", "fsync", "synchronous_commit", "full_page_writes", "shared_buffers", "autovacuum")) {
            it.put(setting, jdbc.queryForObject("select current_setting('" + setting + "')", String.class));
        }
        it.put("history", engineSettings.getHistory());
        it.put("historyRemovalTime", engineSettings.getHistoryRemovalTimeStrategy());
        it.put("jdbcBatch", engineSettings.isJdbcBatchProcessing());
        it.put("preload", options.preload());
        it.put("warmSecondsForEach", options.warm());
        it.put("secondsForEachRun", options.seconds());
        it.put("rounds", options.rounds());
        it.put("application", options.application());
        return it;
    }
}
