package com.calibermind.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.persistence.StrongUuidGenerator;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The engine alone on the same diagrams: no Spring, no authorization, no case tables, no mail; beans that do nothing. Its
 * settings are read from the product's own engine, so that they stay equal.
 */
final class EngineSide implements Side {

    static final String PROCESSES = "select count(*) from act_hi_procinst where proc_def_key_ = 'SupportCase'";
    static final String WAITING = "select count(*) from act_ru_execution where act_id_ = 'Gateway_AwaitCustomer'";

    private static final String DATABASE = "bench_engine";
    private static final List<String> DIAGRAMS = List.of(
            "processes/Escalation.bpmn",
            "processes/InitialResponse.bpmn",
            "processes/RequestHandling.bpmn",
            "processes/SupportCase.bpmn");
    private static final Pattern DELEGATE = Pattern.compile("delegateExpression=\"#\\{(\\w+)}\"");

    /** What each step of the diagrams does here. */
    static final class Nothing implements JavaDelegate, TaskListener {
        @Override
        public void execute(DelegateExecution execution) {}

        @Override
        public void notify(DelegateTask task) {}
    }

    private final HikariDataSource pool;
    private final CountingDataSource dataSource;
    private final JdbcTemplate jdbc;
    private final ProcessEngine engine;

    EngineSide(ApplicationContext desk, JdbcTemplate product) {
        product.execute("create database " + DATABASE);
        pool = pool(desk.getBean(JdbcConnectionDetails.class), poolSize(desk.getBean(javax.sql.DataSource.class)));
        dataSource = new CountingDataSource(pool);
        jdbc = new JdbcTemplate(dataSource);
        engine = engine(desk.getBean(ProcessEngineConfigurationImpl.class));
        // what the product's migrations add to the engine's tables
        product.queryForList(
                        "select indexdef from pg_indexes where tablename like 'act\\_%' and indexname like 'support\\_%'",
                        String.class)
                .forEach(jdbc::execute);
        var deployment = engine.getRepositoryService().createDeployment();
        DIAGRAMS.forEach(deployment::addClasspathResource);
        deployment.deploy();
    }

    @Override
    public String name() {
        return "engine";
    }

    @Override
    public int lettersPerCase() {
        return 0;
    }

    @Override
    public CountingDataSource dataSource() {
        return dataSource;
    }

    @Override
    public void open(int number) {
        engine.getRuntimeService().startProcessInstanceByMessage("CaseReceived", "B-" + number);
    }

    @Override
    public void lifecycle(int number) {
        String reference = "B-" + number;
        open(number);
        complete(reference, Map.of());
        complete(reference, decision("byMail", true));
        engine.getRuntimeService()
                .createMessageCorrelation("AnswerDelivered")
                .processInstanceBusinessKey(reference)
                .setVariable("answerAccepted", true)
                .correlate();
        complete(reference, Map.of("nextStep", "resolve"));
        complete(reference, Map.of());
    }

    /** What only the next gateway reads is transient, as in the product. */
    private static Map<String, Object> decision(String name, Object value) {
        return Variables.createVariables().putValueTyped(name, Variables.untypedValue(value, true));
    }

    @Override
    public void drain() {
        // nothing is asynchronous here
    }

    @Override
    public Tally tally() {
        long processes = jdbc.queryForObject(PROCESSES, Long.class);
        long waiting = jdbc.queryForObject(WAITING, Long.class);
        return new Tally(processes, waiting, 0, 0, processes, waiting);
    }

    @Override
    public void close() {
        engine.close();
        pool.close();
    }

    private void complete(String reference, Map<String, Object> variables) {
        engine.getTaskService()
                .complete(
                        engine.getTaskService()
                                .createTaskQuery()
                                .processInstanceBusinessKey(reference)
                                .singleResult()
                                .getId(),
                        variables);
    }

    private ProcessEngine engine(ProcessEngineConfigurationImpl product) {
        var own = new StandaloneProcessEngineConfiguration();
        own.setProcessEngineName("bare");
        own.setDataSource(dataSource);
        own.setDatabaseSchemaUpdate("true");
        own.setCustomHistoryLevels(product.getCustomHistoryLevels());
        own.setHistory(product.getHistory());
        own.setHistoryRemovalTimeStrategy(product.getHistoryRemovalTimeStrategy());
        own.setJdbcBatchProcessing(product.isJdbcBatchProcessing());
        own.setIdGenerator(new StrongUuidGenerator());
        own.setMetricsEnabled(false);
        own.setTaskMetricsEnabled(false);
        own.setAuthorizationEnabled(false);
        own.setJobExecutorActivate(false);
        own.setBeans(beans());
        return own.buildProcessEngine();
    }

    private static Map<Object, Object> beans() {
        Map<Object, Object> beans = new HashMap<>(Map.of("deadlines", new FixedDeadlines()));
        for (String diagram : DIAGRAMS) {
            try {
                Matcher matcher =
                        DELEGATE.matcher(new ClassPathResource(diagram).getContentAsString(StandardCharsets.UTF_8));
                while (matcher.find()) {
                    beans.put(matcher.group(1), new Nothing());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        beans.put("severitySet", decides("severity", "3"));
        beans.put("initialResponseGiven", decides("settled", false));
        beans.put("requestToHandle", decides("requestKind", ""));
        return beans;
    }

    private static ExecutionListener decides(String name, Object value) {
        return it -> it.setVariable(name, Variables.untypedValue(value, true));
    }

    private static HikariDataSource pool(JdbcConnectionDetails product, int size) {
        var config = new HikariConfig();
        String url = product.getJdbcUrl();
        config.setJdbcUrl(url.substring(0, url.lastIndexOf('/') + 1) + DATABASE);
        config.setUsername(product.getUsername());
        config.setPassword(product.getPassword());
        config.setMaximumPoolSize(size);
        return new HikariDataSource(config);
    }

    private static int poolSize(javax.sql.DataSource product) {
        try {
            return product.unwrap(HikariDataSource.class).getMaximumPoolSize();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
