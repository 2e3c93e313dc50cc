package com.calibermind.bench;

import java.util.List;

/** One measured run of one side; times in ms, the rest for each life-cycle unless its name says otherwise. */
record Figure(
        String side,
        int round,
        int clients,
        int ok,
        double seconds,
        double perSecond,
        double p50,
        double p95,
        double p99,
        double jvmCpuMs,
        double postgresCpuMs,
        double writeTransactions,
        double walKb,
        double foreignCpu) {

    static Figure of(
            String side, int round, int clients, List<Double> times, Meter.Reading before, Meter.Reading after) {
        int ok = times.size();
        double seconds = (after.nanos() - before.nanos()) / 1e9;
        return new Figure(
                side,
                round,
                clients,
                ok,
                rounded(seconds),
                rounded(ok / seconds),
                percentile(times, 50),
                percentile(times, 95),
                percentile(times, 99),
                rounded((after.jvmNanos() - before.jvmNanos()) / 1e6 / ok),
                rounded((after.postgresNanos() - before.postgresNanos()) / 1e6 / ok),
                rounded((after.transactions() - before.transactions()) / (double) ok),
                rounded((after.walBytes() - before.walBytes()) / 1024.0 / ok),
                rounded(after.foreign(before)));
    }

    private static double percentile(List<Double> ascending, int percent) {
        int index = (int) Math.ceil(ascending.size() * percent / 100.0) - 1;
        return rounded(ascending.get(Math.max(0, index)));
    }

    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
