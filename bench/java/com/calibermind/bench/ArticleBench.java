package com.calibermind.bench;

import com.calibermind.support.SupportDesk;
import com.calibermind.support.knowledge.Articles;
import com.calibermind.support.knowledge.Audience;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.util.FileSystemUtils;

/**
 * How long a search of the knowledge base takes over many articles, by the use cases that the pages call, one client.
 * {@code articles=10000 times=300 out=DIR}; with {@code explain=true} also the plans.
 */
public final class ArticleBench {

    private static final int VOCABULARY = 20_000;
    private static final int STOP_WORDS = 100;
    private static final int MEASURED_WARM_UP = 100;

    private final Random random = new Random(7);
    private final String[] words = words();
    private final double[] cumulated = zipf();

    public static void main(String[] args) throws Exception {
        Map<String, String> options = Arrays.stream(args)
                .filter(it -> it.contains("="))
                .map(it -> it.split("=", 2))
                .collect(Collectors.toMap(it -> it[0], it -> it[1]));
        new ArticleBench()
                .run(
                        Integer.parseInt(options.getOrDefault("articles", "10000")),
                        Integer.parseInt(options.getOrDefault("times", "300")),
                        Boolean.parseBoolean(options.getOrDefault("explain", "false")),
                        Path.of(options.getOrDefault("out", "bench/results")),
                        options.getOrDefault("commit", "unknown"));
        System.exit(0);
    }

    private void run(int articles, int times, boolean explain, Path out, String commit) throws IOException {
        Path data = Files.createTempDirectory("article-bench");
        try (ConfigurableApplicationContext desk = new SpringApplicationBuilder(SupportDesk.class)
                .run(
                        "--server.port=0",
                        "--support.laptop.data=" + data,
                        "--support.laptop.smtp-port=0",
                        "--support.laptop.imap-port=0",
                        "--support.mail.poll-interval=PT24H",
                        "--camunda.bpm.job-execution.enabled=false",
                        "--support.limits.sweep=PT24H")) {
            var jdbc = desk.getBean(JdbcTemplate.class);
            fill(jdbc, articles);
            measure(desk.getBean(Articles.class), jdbc, articles, times, out, commit);
            if (explain) {
                explain(jdbc);
            }
        } finally {
            FileSystemUtils.deleteRecursively(data);
        }
    }

    private void measure(Articles articles, JdbcTemplate jdbc, int count, int times, Path out, String commit)
            throws IOException {
        Map<String, Function<Integer, Object>> kinds = new LinkedHashMap<>();
        kinds.put("nothing but a round trip", it -> jdbc.queryForObject("select 1", Integer.class));
        kinds.put("one of the 20 commonest words", it -> search(articles, words[it % 20]));
        kinds.put("one word, as often as in the texts", it -> search(articles, word()));
        kinds.put("two words", it -> search(articles, word() + " " + word()));
        kinds.put("three words", it -> search(articles, text(3)));
        kinds.put("a word begun (3 letters)", it -> search(articles, word().substring(0, 3)));
        kinds.put("a phrase, of words as often as in the texts", it -> search(articles, "\"" + text(2) + "\""));
        kinds.put(
                "a phrase, without the 100 commonest words",
                it -> search(articles, "\"" + rarer() + " " + rarer() + "\""));
        kinds.put("a word that is nowhere", it -> search(articles, "zzz" + it));
        kinds.put("the list of all", it -> search(articles, ""));
        kinds.put(
                "suggested while typing",
                it -> articles.suggestWhileTyping(text(3) + " " + word().substring(0, 3), "en", 5));
        kinds.put("suggested for a report of 200 words", it -> articles.suggest(text(200), "en", Audience.DESK, 5));
        System.out.println("\n| what | p50 ms | p95 ms | most ms |\n|---|---:|---:|---:|");
        for (var kind : kinds.entrySet()) {
            IntStream.range(0, MEASURED_WARM_UP).forEach(kind.getValue()::apply);
            List<Double> ms = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                long begin = System.nanoTime();
                kind.getValue().apply(i);
                ms.add((System.nanoTime() - begin) / 1e6);
            }
            ms.sort(Double::compare);
            Map<String, Object> figure = new LinkedHashMap<>();
            figure.put("what", kind.getKey());
            figure.put("p50", at(ms, 0.50));
            figure.put("p95", at(ms, 0.95));
            figure.put("most", at(ms, 1));
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %.1f | %.1f | %.1f |%n",
                    figure.values().toArray());
            figure.put("articles", count);
            figure.put("commit", commit);
            figure.put("date", Instant.now().toString());
            Files.writeString(
                    Files.createDirectories(out).resolve("articles.jsonl"),
                    new ObjectMapper().writeValueAsString(figure) + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        }
    }

    private static Object search(Articles articles, String typed) {
        return articles.search(typed, "en", Audience.CUSTOMERS, 0, 10);
    }

    private static double at(List<Double> ascending, double share) {
        return ascending.get(Math.max(0, (int) Math.ceil(ascending.size() * share) - 1));
    }

    /** One in ten internal, one in ten German; 300 to 700 words each. */
    private void fill(JdbcTemplate jdbc, int count) {
        List<Object[]> batch = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String body = text(300 + random.nextInt(400));
            batch.add(new Object[] {
                "article-" + i,
                i % 10 == 1 ? "de" : "en",
                text(4 + random.nextInt(5)),
                text(3).replace(" ", ", "),
                body,
                body,
                i % 10 != 2
            });
            if (batch.size() == 500 || i == count - 1) {
                jdbc.batchUpdate("""
                        insert into article (slug, language, title, tags, body, plain, is_public, version, changed_by,
                            changed_at) values (?, ?, ?, ?, ?, ?, ?, 1, 'bench', now())""", batch);
                batch.clear();
            }
        }
        jdbc.execute("vacuum analyze article");
        System.out.println("articles: " + jdbc.queryForObject("select count(*) from article", Long.class) + ", table "
                + jdbc.queryForObject("select pg_size_pretty(pg_total_relation_size('article'))", String.class));
    }

    private void explain(JdbcTemplate jdbc) {
        for (String query : List.of("'" + words[0] + "'::tsquery", "'" + words[500] + "'::tsquery")) {
            System.out.println(String.join(
                    "\n",
                    jdbc.queryForList(
                            "explain (analyze, buffers) select slug from article where search @@ " + query
                                    + " and language = 'en' and is_public"
                                    + " order by ts_rank('{0, 0.1, 0.4, 1}', search, " + query + ", 1) desc limit 10",
                            String.class)));
        }
    }

    private String text(int length) {
        return IntStream.range(0, length).mapToObj(it -> word()).collect(Collectors.joining(" "));
    }

    /** In a real language the commonest words are stop words, which PostgreSQL does not search. */
    private String rarer() {
        while (true) {
            String word = word();
            if (Arrays.asList(words).indexOf(word) >= STOP_WORDS) {
                return word;
            }
        }
    }

    /** Common words more often, as in any language. */
    private String word() {
        int at = Arrays.binarySearch(cumulated, random.nextDouble() * cumulated[VOCABULARY - 1]);
        return words[Math.min(VOCABULARY - 1, at < 0 ? -at - 1 : at)];
    }

    private static double[] zipf() {
        double[] sums = new double[VOCABULARY];
        double sum = 0;
        for (int i = 0; i < VOCABULARY; i++) {
            sum += 1.0 / (i + 1);
            sums[i] = sum;
        }
        return sums;
    }

    /** Of syllables, with the endings that English stemming takes off. */
    private static String[] words() {
        var random = new Random(11);
        String[] starts = {
            "b", "br", "c", "ch", "d", "f", "g", "gr", "h", "k", "l", "m", "n", "p", "pl", "r", "s", "st", "t", "v"
        };
        String[] vowels = {"a", "e", "i", "o", "u", "ea"};
        String[] ends = {"", "", "s", "ed", "ing", "er", "tion"};
        return random.ints(0, Integer.MAX_VALUE)
                .mapToObj(it -> {
                    var word = new StringBuilder();
                    for (int i = 0; i < 2 + it % 2; i++) {
                        word.append(starts[random.nextInt(starts.length)])
                                .append(vowels[random.nextInt(vowels.length)]);
                    }
                    return word.append("n")
                            .append(ends[random.nextInt(ends.length)])
                            .toString();
                })
                .distinct()
                .limit(VOCABULARY)
                .toArray(String[]::new);
    }
}
