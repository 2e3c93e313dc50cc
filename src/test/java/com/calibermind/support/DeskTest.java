package com.calibermind.support;

import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.init;

import com.calibermind.support.cases.CaseFile;
import com.calibermind.support.cases.CaseFiles;
import com.calibermind.support.cases.Channel;
import com.calibermind.support.cases.DeadlineAccount;
import com.calibermind.support.cases.EscalationDesk;
import com.calibermind.support.cases.Impairment;
import com.calibermind.support.cases.Reception;
import com.calibermind.support.cases.Report;
import com.calibermind.support.cases.Reporter;
import com.calibermind.support.mail.MailRoom;
import com.calibermind.support.policy.DeadlineKind;
import com.calibermind.support.process.Owners;
import com.calibermind.support.signin.Mailed;
import java.time.Duration;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The real desk on a real PostgreSQL and a real mail server, but nothing in it moves by itself: tests move the clock, fire
 * the timers, read the mailbox and send the letters by hand.
 */
@SpringBootTest(
        classes = SupportDesk.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "support.laptop.smtp-port=0",
            "support.laptop.data=target/desk/${desk.run}/${desk.name:shared}", // a desk with settings of its own has a
            // name
            "support.mail.trust-arrival-time=false", // the mail server's clock is not the test's
            "support.laptop.imap-port=0",
            "support.mail.takers=0",
            "support.mail.senders=0",
            "support.mail.caps.answers=1000000", // one customer sends the mails of all tests, within one hour
            "support.mail.caps.work=1000000",
            "support.mail.caps.joins=1000000",
            "support.limits.sweep=PT24H",
            "support.sign-in.look=PT24H",
            "support.portal.limits.forms=1000",
            "support.outages.batch=2",
            "support.webhooks.senders=0",
            "support.webhooks.timeout=PT10S",
            "support.webhooks.private-networks=127.0.0.1",
            "spring.http.client.factory=jdk",
            "camunda.bpm.job-execution.enabled=false"
        })
@Import({TestClock.Config.class, MailRoom.class, Mailed.class, Owners.class})
public abstract class DeskTest {

    protected static final String ADA = "ada@acme.example";

    private static final String RUN = UUID.randomUUID().toString();

    @DynamicPropertySource
    static void ownFolder(DynamicPropertyRegistry registry) {
        registry.add("desk.run", () -> RUN);
    }

    @Autowired
    protected TestClock clock;

    @Autowired
    protected MailRoom mail;

    @Autowired
    protected Reception reception;

    @Autowired
    protected EscalationDesk escalations;

    @Autowired
    protected CaseFiles files;

    @Autowired
    protected RuntimeService runtime;

    @Autowired
    protected TaskService tasks;

    @Autowired
    protected FormService forms;

    @Autowired
    protected ManagementService management;

    @Autowired
    protected IdentityService identity;

    /** All engines of one JVM read one clock: it may be that of a desk with other settings, tested just before. */
    @BeforeEach
    void assertOn(@Autowired ProcessEngine engine) {
        init(engine);
        clock.advance(Duration.ZERO);
    }

    /** Whatever a test did, no open case may be left without a next step (P14). */
    @AfterEach
    protected void everyCaseIsOwned(@Autowired Owners owners) {
        owners.assertEveryCaseIsOwned();
    }

    protected Report report(Impairment impairment) {
        return new Report(
                        Channel.EMAIL,
                        clock.instant(),
                        new Reporter(null, "Ada Acme", null, ADA),
                        "Dashboards stay empty",
                        "Since this morning all our dashboards are empty.")
                .with(impairment);
    }

    /** A case as a mail opens it, received now; nothing known of its severity. */
    protected String openCase() {
        return reception.open(report(Impairment.UNKNOWN));
    }

    /** The main process of the case that runs now. */
    protected ProcessInstance processOf(String reference) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(reference, "SupportCase")
                .singleResult();
    }

    protected CaseFile file(String reference) {
        return files.of(reference);
    }

    /** The account of the one deadline of that kind. */
    protected DeadlineAccount account(String reference, DeadlineKind kind) {
        return files.deadlines(reference).stream()
                .filter(it -> it.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    /** The one open task of that step on the case. */
    protected Task task(String reference, String step) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(reference)
                .taskDefinitionKey(step)
                .singleResult();
    }

    protected List<String> openSteps(String reference) {
        return tasks.createTaskQuery().processInstanceBusinessKey(reference).list().stream()
                .map(Task::getTaskDefinitionKey)
                .sorted()
                .toList();
    }

    /** Submits the form of that step as somebody of its group would, with that person's rights. */
    protected void submit(String reference, String step, Map<String, Object> form) {
        Task task = task(reference, step);
        switch (step) {
            case "Task_ManagerReview" -> identity.setAuthentication("maria", List.of("managers"));
            case "Task_HeadReview" -> identity.setAuthentication("henri", List.of("headOfCustomerSuccess"));
            default -> identity.setAuthentication("sam", List.of("support"));
        }
        try {
            forms.submitTaskForm(task.getId(), new HashMap<>(form));
        } finally {
            identity.clearAuthentication();
        }
    }

    protected void triage(String reference, int severity) {
        submit(
                reference,
                "Task_Triage",
                Map.of("severity", Integer.toString(severity), "severityReason", "decided by the test"));
    }

    protected void respond(String reference, int severity, String answeredBy, String outcome) {
        submit(
                reference,
                "Task_RespondSeverity" + severity,
                Map.of("answer", "We are on it.", "answeredBy", answeredBy, "outcome", outcome));
    }

    /** Brings a fresh case to the wait for the customer after a resolution. */
    protected void bringToResolved(String reference) {
        triage(reference, 3);
        respond(reference, 3, "telephone", "investigate");
        submit(reference, "Task_Investigate", Map.of("findings", "A stuck job.", "nextStep", "resolve"));
        submit(reference, "Task_Resolve", Map.of("resolution", "Restarted.", "resolutionKind", "solved"));
    }

    /** Runs every timer and job of the case that is due by the test's clock; returns how many there were. */
    protected int runDueJobs(String reference) {
        int run = 0;
        for (ProcessInstance instance : runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(reference)
                .list()) {
            run += runDueJobsOf(instance.getId());
        }
        return run;
    }

    protected int runDueJobsOf(String processInstanceId) {
        List<Job> due = management
                .createJobQuery()
                .processInstanceId(processInstanceId)
                .executable()
                .orderByJobDuedate()
                .asc()
                .list();
        Date now = Date.from(clock.instant());
        due.stream()
                .filter(it -> it.getDuedate() == null || !it.getDuedate().after(now))
                .forEach(it -> management.executeJob(it.getId()));
        return due.size();
    }
}
