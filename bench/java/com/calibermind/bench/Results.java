package com.calibermind.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Keeps figures as JSON lines and prints them as tables of medians. */
final class Results {

    private final ObjectMapper json = new ObjectMapper();
    private final Path folder;
    private final List<Figure> figures = new ArrayList<>();

    Results(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    void conditions(Map<String, Object> conditions) throws IOException {
        conditions.forEach((name, value) -> System.out.printf("%-24s %s%n", name, value));
        append(conditions);
    }

    void add(Figure figure) throws IOException {
        System.out.println(json.writeValueAsString(figure));
        figures.add(figure);
        append(figure);
    }

    /** The texts of the statements, most frequent first, for whoever looks for what can be saved. */
    void statements(String side, CountingDataSource.Counts counts, int cases) throws IOException {
        Map<String, Object> summary = new java.util.LinkedHashMap<>();
        summary.put("side", side);
        summary.put("statements", counts.total() / (double) cases);
        for (String verb : List.of("select", "insert", "update", "delete")) {
            summary.put(verb, counts.total(verb) / (double) cases);
        }
        summary.put("roundTrips", counts.roundTrips.sum() / (double) cases);
        summary.put("commits", counts.commits.sum() / (double) cases);
        System.out.println(json.writeValueAsString(summary));
        append(summary);
        Files.writeString(
                folder.resolve("statements-" + side + ".txt"),
                counts.statements.entrySet().stream()
                        .sorted((a, b) ->
                                Long.compare(b.getValue().sum(), a.getValue().sum()))
                        .map(it -> "%6.2f  %s%n".formatted(it.getValue().sum() / (double) cases, it.getKey()))
                        .collect(Collectors.joining()));
    }

    void print(Options options) {
        System.out.println("\n| clients | side | per s | p50 / p95 / p99 ms | CPU ms JVM + PostgreSQL |"
                + " write transactions | WAL kB | CPU of others |\n|---:|---|---:|---:|---:|---:|---:|---:|");
        for (int clients : options.clients()) {
            for (String side : List.of("engine", "product")) {
                row(clients, side);
            }
        }
        System.out.println(
                "\n| clients | rounds | product / engine, rate: median (least to most) | CPU |\n|---:|---:|---:|---:|");
        options.clients().forEach(this::ratio);
    }

    private void row(int clients, String side) {
        List<Figure> these = of(clients, side);
        System.out.printf(
                Locale.ROOT,
                "| %d | %s | %.1f | %.0f / %.0f / %.0f | %.1f + %.1f | %.1f | %.0f | %.2f |%n",
                clients,
                side,
                median(these, Figure::perSecond),
                median(these, Figure::p50),
                median(these, Figure::p95),
                median(these, Figure::p99),
                median(these, Figure::jvmCpuMs),
                median(these, Figure::postgresCpuMs),
                median(these, Figure::writeTransactions),
                median(these, Figure::walKb),
                median(these, Figure::foreignCpu));
    }

    private void ratio(int clients) {
        List<Figure> product = of(clients, "product");
        List<Figure> engine = of(clients, "engine");
        List<Double> rates = new ArrayList<>();
        List<Double> cpu = new ArrayList<>();
        for (int i = 0; i < Math.min(product.size(), engine.size()); i++) {
            rates.add(product.get(i).perSecond() / engine.get(i).perSecond());
            cpu.add(cpu(product.get(i)) / cpu(engine.get(i)));
        }
        rates.sort(Double::compare);
        System.out.printf(
                Locale.ROOT,
                "| %d | %d | %.2f (%.2f to %.2f) | %.2f |%n",
                clients,
                rates.size(),
                median(rates),
                rates.get(0),
                rates.get(rates.size() - 1),
                median(cpu));
    }

    private static double cpu(Figure figure) {
        return figure.jvmCpuMs() + figure.postgresCpuMs();
    }

    private List<Figure> of(int clients, String side) {
        return figures.stream()
                .filter(it -> it.clients() == clients && it.side().equals(side))
                .toList();
    }

    private static double median(List<Figure> figures, ToDoubleFunction<Figure> what) {
        return median(figures.stream().mapToDouble(what).boxed().toList());
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    private void append(Object line) throws IOException {
        Files.writeString(
                folder.resolve("lifecycle.jsonl"),
                json.writeValueAsString(line) + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }
}
