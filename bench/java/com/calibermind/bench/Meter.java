package com.calibermind.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads what the machine and the database server have spent so far. Linux, macOS: what the JDK shows of processes. */
final class Meter {

    private static final OperatingSystemMXBean MACHINE =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    /**
     * @param jvmNanos processor time of this JVM without the mail sink
     * @param postgresNanos processor time of the server's living processes
     * @param transactions transactions that wrote
     * @param walBytes written to the write-ahead log
     * @param busy share of all processors in use by anybody since the reading before, 0 to 1
     */
    record Reading(long nanos, long jvmNanos, long postgresNanos, long transactions, long walBytes, double busy) {

        /** Share of the machine that others used since {@code before}. */
        double foreign(Reading before) {
            double ours = (jvmNanos - before.jvmNanos + postgresNanos - before.postgresNanos)
                    / (double) (nanos - before.nanos)
                    / MACHINE.getAvailableProcessors();
            return Math.max(0, busy - ours);
        }
    }

    private final JdbcTemplate jdbc;
    private final SmtpSink sink;
    private final ProcessHandle postgres;

    Meter(DataSource dataSource, SmtpSink sink) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.sink = sink;
        long backend = jdbc.queryForObject("select pg_backend_pid()", Long.class);
        this.postgres = ProcessHandle.of(backend).flatMap(ProcessHandle::parent).orElseThrow();
    }

    Reading read() {
        Map<String, Object> server =
                jdbc.queryForMap("select pg_snapshot_xmax(pg_current_snapshot())::text::bigint as transactions,"
                        + " pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint as wal");
        return new Reading(
                System.nanoTime(),
                MACHINE.getProcessCpuTime() - sink.cpuNanos(),
                Stream.concat(Stream.of(postgres), postgres.descendants())
                        .map(it -> it.info().totalCpuDuration().orElse(Duration.ZERO))
                        .mapToLong(Duration::toNanos)
                        .sum(),
                ((Number) server.get("transactions")).longValue(),
                ((Number) server.get("wal")).longValue(),
                MACHINE.getCpuLoad());
    }
}
