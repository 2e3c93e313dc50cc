package com.calibermind.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The command line: {@code key=value} for the benchmark, {@code --key=value} for the application.
 *
 * @param preload cases that are open on both sides before the first figure
 * @param warm seconds of warm-up at 4 clients, for each side
 * @param rounds how often the whole list of client counts is measured on both sides
 * @param seconds length of one measured run
 * @param counted life-cycles whose SQL statements are counted at the end; 0: none
 * @param profile file for a flight recording of the product's share of the measured time; null: none
 * @param out folder for figures
 */
record Options(
        int preload,
        int warm,
        int rounds,
        int seconds,
        List<Integer> clients,
        int counted,
        Path profile,
        Path out,
        String commit,
        List<String> application) {

    static Options of(String[] args) {
        List<String> application =
                Stream.of(args).filter(it -> it.startsWith("--")).toList();
        Map<String, String> own = Stream.of(args)
                .filter(it -> !it.startsWith("--") && it.contains("="))
                .map(it -> it.split("=", 2))
                .collect(Collectors.toMap(it -> it[0], it -> it[1]));
        return new Options(
                Integer.parseInt(own.getOrDefault("preload", "2000")),
                Integer.parseInt(own.getOrDefault("warm", "60")),
                Integer.parseInt(own.getOrDefault("rounds", "3")),
                Integer.parseInt(own.getOrDefault("secs", "8")),
                Arrays.stream(own.getOrDefault("clients", "1,4,8").split(","))
                        .map(Integer::valueOf)
                        .toList(),
                Integer.parseInt(own.getOrDefault("count", "20")),
                own.containsKey("jfr") ? Path.of(own.get("jfr")) : null,
                Path.of(own.getOrDefault("out", "bench/results")),
                own.getOrDefault("commit", "unknown"),
                application);
    }
}
