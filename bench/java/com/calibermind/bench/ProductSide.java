package com.calibermind.bench;

import com.calibermind.support.SupportDesk;
import com.calibermind.support.cases.Channel;
import com.calibermind.support.cases.InitialResponseDelivered;
import com.calibermind.support.cases.Reception;
import com.calibermind.support.cases.Report;
import com.calibermind.support.cases.Reporter;
import com.calibermind.support.customers.CompanyDetails;
import com.calibermind.support.customers.ContactDetails;
import com.calibermind.support.customers.CustomerDirectory;
import com.calibermind.support.customers.Plan;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.event.TransactionalEventListener;

/** The whole desk as it is shipped, with its own database and a mail server that takes everything. */
final class ProductSide implements Side {

    private static final int CUSTOMERS = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Tells a client that its answer has left and that the process has moved on, as the list of tasks would. */
    static final class Arrivals {
        private final Map<String, CompletableFuture<Boolean>> expected = new ConcurrentHashMap<>();

        CompletableFuture<Boolean> expect(String reference) {
            return expected.computeIfAbsent(reference, it -> new CompletableFuture<>());
        }

        @TransactionalEventListener
        void on(InitialResponseDelivered event) {
            expect(event.reference()).complete(event.accepted());
            expected.remove(event.reference());
        }
    }

    private final SmtpSink sink = new SmtpSink();
    private final GreenMail mailbox = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
    private final Arrivals arrivals = new Arrivals();
    private final ConfigurableApplicationContext desk;
    private final CountingDataSource dataSource;
    private final JdbcTemplate jdbc;
    private final Reception reception;
    private final IdentityService identity;
    private final TaskService tasks;
    private final FormService forms;

    ProductSide(Path data, List<String> settings) throws IOException {
        mailbox.setUser("support@calibermind.example", "support", "support");
        mailbox.start();
        desk = new SpringApplicationBuilder(SupportDesk.class)
                .initializers(it -> observe((GenericApplicationContext) it))
                .run(arguments(data, settings));
        dataSource = (CountingDataSource) desk.getBean(DataSource.class);
        jdbc = new JdbcTemplate(dataSource);
        reception = desk.getBean(Reception.class);
        identity = desk.getBean(IdentityService.class);
        tasks = desk.getBean(TaskService.class);
        forms = desk.getBean(FormService.class);
        customers(desk.getBean(CustomerDirectory.class));
    }

    ConfigurableApplicationContext desk() {
        return desk;
    }

    SmtpSink sink() {
        return sink;
    }

    @Override
    public String name() {
        return "product";
    }

    /** Acknowledgement, initial response, resolution. */
    @Override
    public int lettersPerCase() {
        return 3;
    }

    @Override
    public CountingDataSource dataSource() {
        return dataSource;
    }

    /** Received in the future, so that no timer of a waiting case rings during the measurement. */
    @Override
    public void open(int number) {
        reception.open(report(number, now().plus(Duration.ofHours(24 + number % 720))));
    }

    @Override
    public void lifecycle(int number) throws Exception {
        identity.clearAuthentication();
        String reference = reception.open(report(number, now()));
        identity.setAuthentication("sam", List.of("support"));
        submit(
                reference,
                Map.of(
                        "affectedSystems", "partOfCore",
                        "affectedUsers", "partOfOrganisation",
                        "securitySuspected", false,
                        "severity", "3",
                        "requestKind", "problem",
                        "severityReason", ""));
        CompletableFuture<Boolean> delivered = arrivals.expect(reference);
        submit(
                reference,
                Map.of(
                        "answer", "We have seen the same and are looking into it. Please keep the browser open.",
                        "answeredBy", "mail",
                        "outcome", "investigate"));
        if (!delivered.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("The answer of " + reference + " was refused.");
        }
        submit(reference, Map.of("findings", "A worker was stuck; it was restarted.", "nextStep", "resolve"));
        submit(
                reference,
                Map.of("resolution", "The stuck worker was restarted; all is well.", "resolutionKind", "solved"));
    }

    @Override
    public void drain() throws InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (count("select count(*) from outgoing_mail where state = 'QUEUED'") > 0) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException("Letters are still in the outbox after " + PATIENCE + ".");
            }
            Thread.sleep(5);
        }
    }

    @Override
    public Tally tally() {
        return new Tally(
                count("select count(*) from support_case"),
                count("select count(*) from support_case where state = 'RESOLVED'"),
                count("select count(*) from outgoing_mail where state = 'ACCEPTED'"),
                sink.taken(),
                count(EngineSide.PROCESSES),
                count(EngineSide.WAITING));
    }

    @Override
    public void close() {
        desk.close();
        mailbox.stop();
        try {
            sink.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void submit(String reference, Map<String, Object> form) {
        forms.submitTaskForm(
                tasks.createTaskQuery()
                        .processInstanceBusinessKey(reference)
                        .singleResult()
                        .getId(),
                form);
    }

    private long count(String sql) {
        return jdbc.queryForObject(sql, Long.class);
    }

    private static Report report(int number, Instant receivedAt) {
        return new Report(
                Channel.EMAIL,
                receivedAt,
                new Reporter(null, "Customer " + number % CUSTOMERS, null, address(number)),
                "Dashboards stay empty " + number,
                "Since this morning all our dashboards are empty. ".repeat(10));
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    private static String address(int number) {
        return "c" + number % CUSTOMERS + "@company" + number % CUSTOMERS + ".example";
    }

    private static void customers(CustomerDirectory directory) {
        for (int i = 0; i < CUSTOMERS; i++) {
            directory.register(
                    new CompanyDetails("Company " + i, "company" + i + ".example", Plan.STANDARD),
                    new ContactDetails("Customer " + i, address(i), null, true));
        }
    }

    private void observe(GenericApplicationContext context) {
        context.registerBean("benchArrivals", Arrivals.class, () -> arrivals);
        context.getBeanFactory().addBeanPostProcessor(new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource pool ? new CountingDataSource(pool) : bean;
            }
        });
    }

    private String[] arguments(Path data, List<String> settings) {
        var all = new ArrayList<>(List.of(
                "--server.port=0",
                "--support.laptop.data=" + data,
                "--support.mail.smtp.host=127.0.0.1",
                "--support.mail.smtp.port=" + sink.port(),
                "--support.mail.smtp.tls=NONE",
                "--support.mail.imap.host=127.0.0.1",
                "--support.mail.imap.port=" + mailbox.getImap().getPort(),
                "--support.mail.imap.user=support",
                "--support.mail.imap.password=support",
                "--support.mail.imap.tls=NONE",
                "--support.mail.takers=0"));
        all.addAll(settings);
        return all.toArray(String[]::new);
    }
}
