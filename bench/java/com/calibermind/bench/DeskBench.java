package com.calibermind.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.TaskService;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.util.FileSystemUtils;

/**
 * How long the calls take that Tasklist and Cockpit make for the desk, over HTTP, signed in with user and password, beside many
 * open cases. Each call is made with another case every time. {@code preload=10000 calls=400 clients=1,4 history=0}; history:
 * so many rows of the engine's history of steps are made up, for the flow of a diagram.
 */
public final class DeskBench {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ON_A_PAGE = 15; // as many tasks as Tasklist shows

    /** How PostgreSQL reads what the calls ask for. */
    private static final Map<String, String> PLANS = Map.of(
            "open cases of a state, the gravest first",
            """
            select reference from support_case where state <> 'CLOSED' and state = 'AWAITING_TRIAGE'
            order by coalesce(severity, proposed_severity, 'SEVERITY_1'), respond_by, id limit 50""",
            "open cases, the gravest first",
            """
            select reference from support_case where state <> 'CLOSED'
            order by coalesce(severity, proposed_severity, 'SEVERITY_1'), respond_by, id limit 50""",
            "other cases of a contact",
            """
            select reference from support_case where lower(reporter_email) = 'c7@company7.example'
            order by received_at desc limit 9""",
            "other cases of a company",
            "select reference from support_case where company_id = 1 order by received_at desc limit 9",
            "what has changed",
            """
            select c.version || '.' || count(m.id) || '.' || count(m.delivered_at) from support_case c
            left join case_message m on m.case_id = c.id
            where c.reference = (select min(reference) from support_case) group by c.version""",
            "open cases by severity and state",
            """
            select coalesce(severity, proposed_severity, 'SEVERITY_1'), state, count(*)
            from support_case where state <> 'CLOSED' group by 1, 2""",
            "responses that are due next",
            """
            select reference from support_case where state <> 'CLOSED' and responded_at is null and respond_by > now()
            order by respond_by, id limit 8""",
            "what passed a diagram",
            """
            with passed as (
                select act_id_, act_type_, duration_, end_time_ from act_hi_actinst
                where proc_def_id_ = (select max(id_) from act_re_procdef where key_ = 'SupportCase')
                    and end_time_ >= now() - interval '7 days' order by end_time_ desc limit 10000)
            select act_id_, count(*), percentile_disc(0.5) within group (order by duration_) from passed group by act_id_""");

    /** Steps of the newest diagram, spread over the last 30 days. */
    private static final String HISTORY = """
            insert into act_hi_actinst (id_, proc_def_key_, proc_def_id_, root_proc_inst_id_, proc_inst_id_, execution_id_,
                act_id_, act_name_, act_type_, start_time_, end_time_, duration_, act_inst_state_, sequence_counter_)
            select 'made-up-' || i, 'SupportCase', (select max(id_) from act_re_procdef where key_ = 'SupportCase'),
                'root-' || i / 8, 'root-' || i / 8, 'root-' || i / 8, 'Task_' || i % 12, 'Task', 'userTask',
                now() at time zone 'UTC' - make_interval(secs => 2592000.0 * i / ?),
                now() at time zone 'UTC' - make_interval(secs => 2592000.0 * i / ?), (i::bigint * 7919) % 3600000, 4, i
            from generate_series(1, ?) i""";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> signIn;
    private final String base;
    private final List<String> references;
    private final List<String> tasks;
    private final String definition;

    private DeskBench(
            String base, Properties passwords, List<String> references, List<String> tasks, String definition) {
        this.base = base;
        this.references = references;
        this.tasks = tasks;
        this.definition = URLEncoder.encode(definition, StandardCharsets.UTF_8);
        this.signIn = Map.of("sam", basic("sam", passwords), "maria", basic("maria", passwords));
    }

    private static String basic(String user, Properties passwords) {
        String both = user + ":" + passwords.getProperty(user);
        return "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
    }

    public static void main(String[] args) throws Exception {
        Map<String, String> options = Arrays.stream(args)
                .filter(it -> !it.startsWith("--") && it.contains("="))
                .map(it -> it.split("=", 2))
                .collect(Collectors.toMap(it -> it[0], it -> it[1]));
        int preload = Integer.parseInt(options.getOrDefault("preload", "10000"));
        int calls = Integer.parseInt(options.getOrDefault("calls", "400"));
        Path data = Files.createTempDirectory("support-desk-bench");
        var product =
                new ProductSide(data, List.of("--camunda.bpm.job-execution.enabled=false", "--support.mail.senders=0"));
        try {
            for (int i = 0; i < preload; i++) {
                product.open(i);
            }
            int history = Integer.parseInt(options.getOrDefault("history", "0"));
            product.desk().getBean(JdbcTemplate.class).update(HISTORY, history, history, history);
            product.desk().getBean(JdbcTemplate.class).execute("vacuum analyze");
            PLANS.forEach((name, sql) -> System.out.println(name + "\n  "
                    + String.join(
                            "\n  ",
                            product.desk()
                                    .getBean(JdbcTemplate.class)
                                    .queryForList(
                                            "explain (analyze, buffers, timing off, costs off) " + sql,
                                            String.class))));
            assign(product, "sam", 1000);
            DeskBench bench = of(product, data);
            System.out.println("| call | clients | p50 ms | p95 ms | p99 ms |");
            System.out.println("|---|---:|---:|---:|---:|");
            for (String clients : options.getOrDefault("clients", "1,4").split(",")) {
                bench.measure(calls, Integer.parseInt(clients));
            }
            bench.alone();
        } finally {
            product.close();
            FileSystemUtils.deleteRecursively(data);
        }
    }

    private static DeskBench of(ProductSide product, Path data) throws Exception {
        var passwords = new Properties();
        try (var reader = Files.newBufferedReader(data.resolve("passwords.properties"))) {
            passwords.load(reader);
        }
        var jdbc = product.desk().getBean(JdbcTemplate.class);
        int port = ((ServletWebServerApplicationContext) product.desk())
                .getWebServer()
                .getPort();
        return new DeskBench(
                "http://localhost:" + port + "/",
                passwords,
                jdbc.queryForList("select reference from support_case", String.class),
                jdbc.queryForList("select id_ from act_ru_task", String.class),
                jdbc.queryForObject("select max(id_) from act_re_procdef where key_ = 'SupportCase'", String.class));
    }

    /** So many tasks are taken by somebody, as after a busy week. */
    private static void assign(ProductSide product, String user, int tasks) {
        TaskService service = product.desk().getBean(TaskService.class);
        product.desk()
                .getBean(JdbcTemplate.class)
                .queryForList("select id_ from act_ru_task where assignee_ is null limit ?", String.class, tasks)
                .forEach(it -> service.setAssignee(it, user));
    }

    private void measure(int calls, int clients) throws Exception {
        Map<String, Callable<HttpRequest.Builder>> all = new LinkedHashMap<>();
        all.put("case file", () -> get("cases/" + any(references)));
        all.put("conversation", () -> get("cases/" + any(references) + "/conversation"));
        all.put("where its processes stand", () -> get("cases/" + any(references) + "/way"));
        all.put("presence", () -> post("cases/" + any(references) + "/presence", "{}"));
        all.put("cards of a page", () -> get("tasks/cards?ids=" + page()));
        all.put("list of cases", () -> get("cases?state=AWAITING_TRIAGE"));
        String deep = deepPage();
        all.put("list of cases, page 100", () -> get(deep));
        all.put("find by words of the subject", () -> get("cases?q=dash%20empt"));
        all.put("counts of states", () -> get("cases/counts"));
        all.put("counts of Tasklist's lists", () -> get("lists/counts"));
        all.put(
                "find by address",
                () -> get("cases?q=c" + ThreadLocalRandom.current().nextInt(500) + "@company1.example"));
        all.put("note", () -> post("cases/" + any(references) + "/note", "{\"text\": \"Seen.\"}"));
        for (String page : List.of("overview", "load", "mail", "findings", "reviews")) {
            all.put("desk page: " + page, () -> managers("desk/" + page));
        }
        all.put("desk page: list", () -> managers("desk/cases?figure=open&severity=1&state=AWAITING_TRIAGE"));
        all.put("desk page: list, page 100", () -> managers("desk/cases?figure=open&page=100"));
        all.put("desk page: attainment, 12 weeks", () -> managers("reports/attainment"));
        all.put("history of a case", () -> managers("cases/" + any(references) + "/history"));
        all.put("flow of a diagram, 7 days", () -> managers("flow?definition=" + definition));
        for (String list : List.of("support: Most urgent first", "Unassigned")) {
            String filter = "engine-rest/filter/" + filter(list);
            all.put("Tasklist's own: page of " + list, () -> engine(filter + "/list?maxResults=15"));
            all.put("Tasklist's own: count of " + list, () -> engine(filter + "/count"));
        }
        for (var call : all.entrySet()) {
            run(call.getValue(), calls / 4, clients);
            double[] times = run(call.getValue(), calls, clients);
            System.out.printf(
                    "| %s | %d | %.1f | %.1f | %.1f |%n",
                    call.getKey(), clients, at(times, 0.5), at(times, 0.95), at(times, 0.99));
        }
    }

    /** The address of the 100th page of 50, or of the last one. */
    private String deepPage() throws Exception {
        String path = "cases?state=AWAITING_TRIAGE";
        for (int i = 0; i < 100; i++) {
            var next = exchange(get(path)).headers().firstValue("Link").orElse("");
            if (next.isEmpty()) {
                return path;
            }
            path = "cases" + next.substring(1, next.indexOf('>'));
        }
        return path;
    }

    /** Each count as whoever asks after everybody else has been silent for a while gets it. */
    private void alone() throws Exception {
        double[] times = new double[8];
        for (int i = 0; i < times.length; i++) {
            Thread.sleep(10_500);
            times[i] = run(() -> get("lists/counts"), 1, 1)[0];
        }
        Arrays.sort(times);
        System.out.printf(
                "| counts of Tasklist's lists, nobody else about | 1 | %.1f | %.1f | |%n", times[4], times[7]);
    }

    private double[] run(Callable<HttpRequest.Builder> call, int calls, int clients) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(clients);
        try {
            List<Future<Double>> times = new ArrayList<>();
            for (int i = 0; i < calls; i++) {
                times.add(pool.submit(() -> {
                    long begin = System.nanoTime();
                    send(call.call());
                    return (System.nanoTime() - begin) / 1e6;
                }));
            }
            double[] result = new double[calls];
            for (int i = 0; i < calls; i++) {
                result[i] = times.get(i).get();
            }
            Arrays.sort(result);
            return result;
        } finally {
            pool.shutdown();
        }
    }

    private static double at(double[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)];
    }

    private String page() {
        int first = ThreadLocalRandom.current().nextInt(Math.max(1, tasks.size() - ON_A_PAGE));
        return String.join(",", tasks.subList(first, Math.min(tasks.size(), first + ON_A_PAGE)));
    }

    private static String any(List<String> all) {
        return all.get(ThreadLocalRandom.current().nextInt(all.size()));
    }

    private HttpRequest.Builder get(String path) {
        return as("sam", path).GET();
    }

    private HttpRequest.Builder managers(String path) {
        return as("maria", path).GET();
    }

    private HttpRequest.Builder as(String user, String path) {
        return HttpRequest.newBuilder(URI.create(base + "api/v1/" + path)).header("Authorization", signIn.get(user));
    }

    /** What Tasklist asks the engine itself. */
    private HttpRequest.Builder engine(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).header("Authorization", signIn.get("sam"));
    }

    private String filter(String name) throws Exception {
        return send(engine("engine-rest/filter?name=" + URLEncoder.encode(name, StandardCharsets.UTF_8)))
                .get(0)
                .path("id")
                .asText();
    }

    private HttpRequest.Builder post(String path, String body) {
        return as("sam", path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        String body = exchange(request).body();
        return body.isEmpty() ? null : JSON.readTree(body);
    }

    private HttpResponse<String> exchange(HttpRequest.Builder request) throws IOException, InterruptedException {
        var answer = http.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() >= 400) {
            throw new IllegalStateException(answer.statusCode() + " from " + answer.uri() + ": " + answer.body());
        }
        return answer;
    }
}
