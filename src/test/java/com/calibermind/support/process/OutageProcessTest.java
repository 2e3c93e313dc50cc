package com.calibermind.support.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import com.calibermind.support.DeskTest;
import com.calibermind.support.cases.CaseState;
import com.calibermind.support.cases.Channel;
import com.calibermind.support.cases.MessageKind;
import com.calibermind.support.cases.Outcome;
import com.calibermind.support.cases.Report;
import com.calibermind.support.cases.Reporter;
import com.calibermind.support.customers.CompanyDetails;
import com.calibermind.support.customers.ContactDetails;
import com.calibermind.support.customers.CustomerDirectory;
import com.calibermind.support.customers.Plan;
import com.calibermind.support.mail.MailRoom.Received;
import com.calibermind.support.outages.OutageDesk;
import com.calibermind.support.outages.OutageFile;
import com.calibermind.support.outages.OutageFiles;
import com.calibermind.support.outages.OutageLinks;
import java.time.Duration;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

class OutageProcessTest extends DeskTest {

    @Autowired
    private RepositoryService repository;

    @Autowired
    private OutageFiles outages;

    @Autowired
    private OutageDesk desk;

    @Autowired
    private OutageLinks links;

    @Autowired
    private CustomerDirectory customers;

    @Autowired
    private JdbcTemplate jdbc;

    /** Companies of this test alone: Vega with two contacts, Rigel and Deneb with one each. */
    private final String own = UUID.randomUUID().toString().substring(0, 8);

    private final String vega = "Vega " + own;
    private final String rigel = "Rigel " + own;
    private final String deneb = "Deneb " + own;
    private final String vera = "vera@" + own + ".vega.example";
    private final String viktor = "viktor@" + own + ".vega.example";
    private final String rita = "rita@" + own + ".rigel.example";
    private final String dario = "dario@" + own + ".deneb.example";
    private final List<String> everybody = List.of(vera, viktor, rita, dario);

    @BeforeEach
    void customers() {
        contact(vega, "Vera", vera);
        contact(vega, "Viktor", viktor);
        contact(rigel, "Rita", rita);
        contact(deneb, "Dario", dario);
    }

    private void contact(String company, String name, String email) {
        customers.register(
                new CompanyDetails(company, null, Plan.STANDARD), new ContactDetails(name, email, null, false));
    }

    /** What runs on would be a point to know of other tests' cases. */
    @AfterEach
    void allIsWellAgain() {
        jdbc.update("update outage set ended_at = declared_at, ended_by = 'test' where ended_at is null");
    }

    private String all() {
        return String.join("\n", vega, rigel, deneb);
    }

    private void start(String user, String group, String process, Map<String, Object> form) {
        String definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .latestVersion()
                .singleResult()
                .getId();
        identity.setAuthentication(user, List.of(group));
        try {
            forms.submitStartForm(definition, new HashMap<>(form));
        } finally {
            identity.clearAuthentication();
        }
    }

    private void declare(Map<String, Object> form) {
        start("maria", "managers", "Outage", form);
    }

    /** Declared, nobody told yet; returns its number. */
    private long declared(String companies) {
        declare(Map.of(
                "systems", "Reporting", "companies", companies, "severity", "1", "words", "Reports do not load."));
        return jdbc.queryForObject("select max(number) from outage", Long.class);
    }

    private long declaredAndTold(String companies) {
        long number = declared(companies);
        tellAll(number);
        return number;
    }

    private static String reference(long number) {
        return "OUT-" + number;
    }

    private ProcessInstance process(long number) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(reference(number), "Outage")
                .singleResult();
    }

    private void tellBatch(long number) {
        runDueJobsOf(process(number).getId());
    }

    /** Hands all to the outbox, and that to the mail server. */
    private void tellAll(long number) {
        while (process(number) != null && task(reference(number), "Task_ManageOutage") == null) {
            tellBatch(number);
        }
        mail.send();
    }

    private void manage(long number, Map<String, Object> form) {
        Task task = task(reference(number), "Task_ManageOutage");
        identity.setAuthentication("maria", List.of("managers"));
        try {
            forms.submitTaskForm(task.getId(), new HashMap<>(form));
        } finally {
            identity.clearAuthentication();
        }
        tellAll(number);
    }

    private void link(String reference, Object number) {
        start("sam", "support", "OutageLink", Map.of("reference", reference, "number", number));
    }

    private List<Received> notices(String address, long number) {
        return mail.mailboxOf(address).stream()
                .filter(it -> Pattern.compile("\\bOUT-" + number + "\\b")
                        .matcher(it.subject())
                        .find())
                .toList();
    }

    private Object fact(long number, String name) {
        return forms.getTaskFormVariables(
                        task(reference(number), "Task_ManageOutage").getId())
                .get(name);
    }

    private String answers(String reference) {
        return files.conversation(reference).stream()
                .filter(it -> it.kind() == MessageKind.OUTAGE_ANSWER)
                .map(it -> it.delivery())
                .toList()
                .toString();
    }

    @Test
    @DisplayName("P08 each contact of the companies affected is told once, batch by batch, and nobody else")
    void contactsAreToldInBatches() {
        long number = declared(vega + "\n\n " + rigel.toUpperCase(Locale.ROOT) + " ");
        assertThat(process(number)).isWaitingAt("Task_TellContacts");

        tellBatch(number);
        assertThat(process(number)).isWaitingAt("Task_TellContacts");
        assertThat(runtime.getVariable(process(number).getId(), "outageTold"))
                .isEqualTo("Declared: 2 of 3 handed to the outbox");
        tellBatch(number);
        assertThat(process(number)).isWaitingAt("Task_ManageOutage");
        mail.send();

        for (String address : List.of(vera, viktor, rita)) {
            assertThat(notices(address, number)).singleElement().satisfies(it -> {
                assertThat(it.subject()).isEqualTo("Outage OUT-" + number + ": Reporting");
                assertThat(it.text()).contains("Reports do not load.");
                assertThat(it.autoSubmitted()).isEqualTo("auto-generated");
            });
        }
        assertThat(jdbc.queryForList("select 1 from outgoing_mail where recipient = ?", dario))
                .isEmpty();
        assertThat(fact(number, "outageProgress")).isEqualTo("Declared: 3 of 3 told");
    }

    @Test
    @DisplayName(
            "P08 no company named means all, and the manager's task names the outage and when the next word is due")
    void allCompanies() {
        long number = declaredAndTold("");

        for (String address : everybody) {
            assertThat(notices(address, number)).hasSize(1);
        }
        Task task = task(reference(number), "Task_ManageOutage");
        assertThat(task).hasCandidateGroup("managers").hasName("Manage the outage · OUT-" + number + " · Reporting");
        assertThat(task.getPriority()).isEqualTo(85);
        assertThat(task.getDueDate()).isEqualTo(Date.from(clock.instant().plus(Duration.ofHours(1))));
        assertThat((String) fact(number, "outageSummary"))
                .contains("Severity 1", "all companies", "by maria", "Reports do not load.");
        int contacts = jdbc.queryForObject("select count(*) from reachable_contact", Integer.class);
        assertThat(fact(number, "outageProgress")).isEqualTo("Declared: %1$d of %1$d told".formatted(contacts));
        assertThat(fact(number, "outageCases")).isEqualTo("none yet");
    }

    @Test
    @DisplayName("P08 a batch that fails in the middle is done again as a whole, and nobody is told twice")
    void aFailedBatchIsDoneAgain() {
        long number = declared(all());
        tellBatch(number);
        jdbc.execute("""
                create function no_space() returns trigger language plpgsql as $$
                begin raise exception 'No space left on device'; end $$;
                create trigger no_space before insert on outgoing_mail for each row
                when (new.recipient = '%s') execute function no_space()""".formatted(dario));
        try {
            for (int attempt = 1; attempt <= 2; attempt++) {
                assertThatThrownBy(() -> tellBatch(number)).hasStackTraceContaining("No space left");
                clock.advance(Duration.ofMinutes(1)); // the engine's pause before it tries again
            }
            mail.send();
            assertThat(outages.progress(number).words()).isEqualTo("Declared: 2 of 4 told, 2 to come");
        } finally {
            jdbc.execute("drop trigger no_space on outgoing_mail; drop function no_space()");
        }

        tellAll(number);

        for (String address : everybody) {
            assertThat(notices(address, number)).as(address).hasSize(1);
        }
        assertThat(outages.progress(number).words()).isEqualTo("Declared: 4 of 4 told");
    }

    @Test
    @DisplayName("P08 every update and the end are told to all contacts again, also to those who came in between")
    void updateAndEnd() {
        long number = declaredAndTold(rigel);
        contact(rigel, "Rolf", "rolf@" + own + ".rigel.example");
        clock.advance(Duration.ofMinutes(50));

        manage(number, Map.of("action", "update", "words", "We found the cause."));
        assertThat(task(reference(number), "Task_ManageOutage").getDueDate())
                .isEqualTo(Date.from(clock.instant().plus(Duration.ofHours(1))));
        assertThat(fact(number, "outageProgress")).isEqualTo("Update: 2 of 2 told");
        assertThat(outages.runningFor(company(rigel)))
                .extracting(OutageFile::number)
                .contains(number);

        manage(number, Map.of("action", "end", "words", "All is well again."));

        assertThat(process(number)).isNull();
        assertThat(notices(rita, number))
                .extracting(Received::subject)
                .containsExactly(
                        "Outage OUT-" + number + ": Reporting",
                        "Outage OUT-" + number + ", update: Reporting",
                        "Outage OUT-" + number + " is over: Reporting");
        assertThat(outages.of(number).endedAt()).isEqualTo(clock.instant());
        assertThat(outages.runningFor(company(rigel)))
                .extracting(OutageFile::number)
                .doesNotContain(number);
    }

    @Test
    @DisplayName("P08 P21 linked cases are answered together, each once; who is owed an initial response has had it")
    void linkedCasesAreAnsweredTogether() {
        String untriaged = openCase();
        String owed = openCase();
        triage(owed, 2);
        String resolved = openCase();
        bringToResolved(resolved);
        String closed = openCase();
        bringToResolved(closed);
        long number = declaredAndTold(rigel);
        List.of(untriaged, owed, resolved, closed).forEach(it -> link(it, number));
        jdbc.update("update support_case set state = 'CLOSED' where reference = ?", closed);
        var answeredAt = clock.advance(Duration.ofMinutes(20));

        manage(number, Map.of("action", "answer", "words", "It is the outage; we work on it."));

        for (String reference : List.of(untriaged, owed, resolved)) {
            assertThat(answers(reference)).as(reference).isEqualTo("[ACCEPTED]");
            assertThat(mail.lettersTo(ADA, reference))
                    .filteredOn(it -> it.text().contains("It is the outage"))
                    .hasSize(1);
        }
        assertThat(answers(closed)).isEqualTo("[]");
        assertThat(fact(number, "outageProgress")).isEqualTo("Answer to the linked cases: 3 of 3 told");
        assertThat(file(untriaged).respondedAt()).isEqualTo(answeredAt);
        assertThat(openSteps(untriaged)).containsExactly("Task_Triage");
        assertThat(file(owed).respondedAt()).isEqualTo(answeredAt);
        assertThat(openSteps(owed)).containsExactly("Task_Investigate");
        assertThat(file(resolved).state()).isEqualTo(CaseState.RESOLVED);
        assertThat(notices(rita, number)).hasSize(1);

        triage(untriaged, 1);
        assertThat(openSteps(untriaged)).containsExactly("Task_Investigate");
    }

    @Test
    @DisplayName("P08 the end is noted on each linked case, which stays with its specialist")
    void theEndIsNotedOnLinkedCases() {
        String reference = openCase();
        long number = declaredAndTold(rigel);
        link(reference, number);
        assertThat((String) fact(number, "outageCases")).contains(reference + " · awaiting triage · Dashboards");

        manage(number, Map.of("action", "end", "words", "All is well again."));

        assertThat(files.conversation(reference))
                .filteredOn(it -> it.kind() == MessageKind.NOTE)
                .extracting(it -> it.author() + ": " + it.text())
                .containsExactly(
                        "maria: Outage OUT-" + number + " is over. All is well again.",
                        "sam: Linked to outage OUT-" + number + ": Reporting");
        assertThat(openSteps(reference)).containsExactly("Task_Triage");
    }

    @Test
    @DisplayName("P08 an address that the mail server refuses is counted, and the others are told")
    void refusedAddressesAreCounted() {
        long number = declared(all());
        while (task(reference(number), "Task_ManageOutage") == null) {
            tellBatch(number);
        }
        mail.refuseNewestTo(dario, "550 no such user");
        mail.send();

        assertThat(fact(number, "outageProgress")).isEqualTo("Declared: 3 of 4 told, 1 refused");
    }

    @Test
    @DisplayName("P08 P21 the letters of cases leave before a notice to many")
    void casesComeFirst() {
        mail.send();
        long number = declared(all());
        tellBatch(number);
        clock.advance(Duration.ofSeconds(1));
        String reference = openCase();

        assertThat(mail.claimed()).first().isEqualTo(reference);
        clock.advance(Duration.ofMinutes(2));
        tellAll(number);
        assertThat(notices(rita, number)).hasSize(1);
    }

    @Test
    @DisplayName("P08 a manager links several cases at once, all of them or none")
    void aManagerLinksSeveral() {
        String first = openCase();
        String second = openCase();
        long number = declaredAndTold(rigel);

        assertThatThrownBy(() -> manage(number, Map.of("action", "link", "references", first + "\nCM-1")))
                .hasMessageContaining("Case 2 of the list: There is no case");
        assertThat(outages.linkedCases(number)).isEmpty();
        assertThatThrownBy(() -> manage(number, Map.of("action", "link"))).hasMessageContaining("one a line");

        manage(number, Map.of("action", "link", "references", "%s\n %s \n\n%s".formatted(first, second, first)));

        assertThat(outages.linkedCases(number)).containsExactlyInAnyOrder(first, second);
        assertThat(task(reference(number), "Task_ManageOutage")).isNotNull();
    }

    @Test
    @DisplayName("P08 a specialist who cannot link a case is told why")
    void whyACaseIsNotLinked() {
        String reference = openCase();
        long number = declaredAndTold(rigel);
        link(reference, 1.0 * number);

        assertThatThrownBy(() -> link(reference, number)).hasMessageContaining("linked to this outage already");
        assertThatThrownBy(() -> link("CM-1999-000001", number)).hasMessageContaining("no case of that reference");
        assertThatThrownBy(() -> link(reference, number + 1000)).hasMessageContaining("no outage of that number");
        assertThatThrownBy(() -> link(reference, "the big one")).hasMessageContaining("no outage of that number");
        assertThatThrownBy(() -> link(reference, " ")).hasMessageContaining("Write the number");
        assertThatThrownBy(() -> link(" ", number)).hasMessageContaining("Write the reference");

        String closed = openCase();
        jdbc.update("update support_case set state = 'CLOSED' where reference = ?", closed);
        assertThatThrownBy(() -> link(closed, number)).hasMessageContaining("closed");
        manage(number, Map.of("action", "end", "words", "Done."));
        assertThatThrownBy(() -> link(openCase(), number)).hasMessageContaining("over");
    }

    @ParameterizedTest
    @CsvSource({
        "'',      '',                       1, Down., Name the core systems",
        "Reports, '',                       0, Down., Choose a severity",
        "Reports, '',                       9, Down., Choose a severity",
        "Reports, '',                       1, '  ',  Write what customers are told",
        "Reports, 'Acme Analytics\n\nAcne', 1, Down., Company 2 of the list is none that we know",
        "Reports, Dormant,                  1, Down., Nobody can be told"
    })
    @DisplayName("P08 an outage that cannot be declared so is not, and the manager reads why")
    void whatADeclarationNeeds(String systems, String companies, String severity, String words, String why) {
        jdbc.update("""
                insert into company (id, name, plan) values (nextval('company_seq'), 'Dormant', 'STANDARD')
                on conflict do nothing""");
        int before = jdbc.queryForObject("select count(*) from outage", Integer.class);

        assertThatThrownBy(() -> declare(
                        Map.of("systems", systems, "companies", companies, "severity", severity, "words", words)))
                .hasMessageContaining(why)
                .hasMessageNotContaining("Acne");

        assertThat(jdbc.queryForObject("select count(*) from outage", Integer.class))
                .isEqualTo(before);
    }

    @Test
    @DisplayName("P08 the same outage is not declared twice, so that nobody is told twice; another company's is")
    void notTheSameTwice() {
        long first = declared(vega + "\n" + rigel);

        assertThatThrownBy(() -> declared(rigel)).hasMessageContaining(reference(first) + " is declared");
        assertThat(declared(rigel + "\n" + deneb)).isGreaterThan(first);
    }

    @Test
    @DisplayName("P08 what a manager cannot do about an outage is said in plain words")
    void whatManagingNeeds() {
        long number = declaredAndTold(rigel);

        assertThatThrownBy(() -> manage(number, Map.of())).hasMessageContaining("Choose what comes next");
        for (String action : List.of("update", "answer", "end")) {
            assertThatThrownBy(() -> manage(number, Map.of("action", action, "words", " ")))
                    .hasMessageContaining("Write what customers are told");
        }
        assertThatThrownBy(() -> manage(number, Map.of("action", "answer", "words", "Soon.")))
                .hasMessageContaining("No open case is linked");
        manage(number, Map.of("action", "end", "words", "Done."));
        assertThat(desk.update(number, "Still done.", "maria"))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class, it -> assertThat(it.reason()).contains("is over"));
    }

    @Test
    @DisplayName("P08 P13 who answers a notice has a new case, linked to the outage while it runs")
    void anAnswerToANotice() {
        long number = declaredAndTold(rigel);

        String linked = caseByAnswerTo(notices(rita, number).get(0), rita);
        String stranger = caseByAnswerTo(notices(rita, number).get(0), dario);
        manage(number, Map.of("action", "end", "words", "Done."));
        String late = caseByAnswerTo(notices(rita, number).get(0), rita);

        assertThat(outages.linkedCases(number)).containsExactly(linked);
        assertThat(outages.isLinked(number, linked)).isTrue();
        for (String reference : List.of(linked, stranger, late)) {
            assertThat(openSteps(reference)).containsExactly("Task_Triage");
        }
    }

    private String caseByAnswerTo(Received notice, String from) {
        String id = "<" + UUID.randomUUID() + "@customer.example>";
        mail.arrives(
                from,
                "From: " + from,
                "To: support@calibermind.example",
                "Subject: Re: " + notice.subject(),
                "Message-ID: " + id,
                "References: " + notice.messageId(),
                "",
                "We see this, too.");
        mail.read();
        return mail.caseOf(id);
    }

    private Long company(String name) {
        return customers.recognise(null, name).orElseThrow().companyId();
    }

    @Test
    @DisplayName("P08 a running outage is pointed out on the forms of the cases that may come from it")
    void pointedOut() {
        long number = declaredAndTold(rigel);
        String affected = caseOf(rita);
        String other = caseOf(vera);

        assertThat(points(affected)).contains("Outage OUT-" + number, "with number " + number);
        assertThat(points(other)).doesNotContain("OUT-" + number);
        link(affected, number);
        assertThat(points(affected)).contains("this case is linked to it");
    }

    private String caseOf(String email) {
        return reception.open(new Report(
                Channel.EMAIL,
                clock.instant(),
                new Reporter(null, "Customer", null, email),
                "No figures",
                "Nothing comes up."));
    }

    private String points(String reference) {
        return String.valueOf(
                forms.getTaskFormVariables(task(reference, "Task_Triage").getId())
                        .get("caseNotes"));
    }
}
