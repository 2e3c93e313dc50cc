package com.calibermind.support.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.calibermind.support.DeskTest;
import com.calibermind.support.cases.CaseFile;
import com.calibermind.support.cases.CaseState;
import com.calibermind.support.cases.Channel;
import com.calibermind.support.cases.MessageKind;
import com.calibermind.support.cases.Report;
import com.calibermind.support.cases.Reporter;
import com.calibermind.support.customers.CompanyDetails;
import com.calibermind.support.customers.CompanyFile;
import com.calibermind.support.customers.CompanyRegister;
import com.calibermind.support.customers.ContactDetails;
import com.calibermind.support.customers.CustomerDirectory;
import com.calibermind.support.customers.Plan;
import com.calibermind.support.mail.MailRoom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

class AccountChangeProcessTest extends DeskTest {

    private static final String RECORD = "Task_RecordAccountChange";
    private static final String APPROVAL = "Task_RecordApproval";
    private static final String CARRY_OUT = "Task_CarryOutChange";

    @Autowired
    private CustomerDirectory directory;

    @Autowired
    private CompanyRegister register;

    private final String domain = "d" + UUID.randomUUID().toString().substring(0, 8) + ".example";
    private final String tech = "tess@" + domain;
    private final String plain = "paul@" + domain;

    @BeforeEach
    void aCompanyOfTwo() {
        enter(tech, "Tess Tech", true);
        enter(plain, "Paul Plain", false);
    }

    private void enter(String email, String name, boolean technical) {
        directory.register(
                new CompanyDetails("Company " + domain, domain, Plan.STANDARD),
                new ContactDetails(name, email, null, technical));
    }

    private CompanyFile company() {
        return register.find(directory
                        .recognise(tech, "Company " + domain)
                        .orElseThrow()
                        .companyId())
                .orElseThrow();
    }

    /** A case of that reporter which stands at the record of the change. */
    private String caseOf(String reporter) {
        String reference = reception.open(new Report(
                Channel.EMAIL,
                clock.instant(),
                new Reporter(null, null, null, reporter),
                "A new colleague",
                "Please add her."));
        submit(
                reference,
                "Task_Triage",
                Map.of("severity", "4", "severityReason", "one user", "requestKind", "account"));
        respond(reference, 4, "telephone", "investigate");
        assertThat(openSteps(reference)).containsExactly(RECORD);
        return reference;
    }

    private Map<String, Object> adding(String email) {
        Map<String, Object> form = new HashMap<>(Map.of(
                "nextStep", "record",
                "change", "add",
                "contactEmail", email,
                "contactName", "Nora New",
                "technical", "keep"));
        return form;
    }

    private Map<String, Object> change(String kind, String email, String... more) {
        Map<String, Object> form = new HashMap<>(Map.of("nextStep", "record", "change", kind, "contactEmail", email));
        for (int i = 0; i < more.length; i += 2) {
            form.put(more[i], more[i + 1]);
        }
        return form;
    }

    private void record(String reference, Map<String, Object> form) {
        submit(reference, RECORD, form);
    }

    private void decide(String reference, String approval, String by) {
        submit(reference, APPROVAL, Map.of("approval", approval, "approvedBy", by, "how", "By mail on this case."));
    }

    private void carryOut(String reference) {
        submit(reference, CARRY_OUT, Map.of("doneNote", "Entered, and an account made."));
    }

    private List<CaseFile.Entry> letters(String reference, MessageKind kind) {
        return files.conversation(reference).stream()
                .filter(it -> it.kind() == kind)
                .toList();
    }

    private void assertRefused(String reference, String step, Map<String, Object> form, String words) {
        assertThatThrownBy(() -> submit(reference, step, form))
                .isInstanceOf(FormRefused.class)
                .hasMessageContaining(words);
        assertThat(openSteps(reference)).containsExactly(step);
    }

    @Test
    @DisplayName("P26 asked for by a technical contact: carried out by a person, in the register, confirmed, resolved")
    void askedByATechnicalContact() {
        String reference = caseOf(tech);

        record(reference, adding("Nora@" + domain));
        assertThat(openSteps(reference)).containsExactly(CARRY_OUT);
        assertThat(company().contact("nora@" + domain)).isEmpty();
        carryOut(reference);

        assertThat(company().contact("nora@" + domain)).get().satisfies(it -> {
            assertThat(it.name()).isEqualTo("Nora New");
            assertThat(it.technical()).isFalse();
        });
        assertThat(letters(reference, MessageKind.RESOLUTION))
                .singleElement()
                .satisfies(it ->
                        assertThat(it.text()).contains("carried out", "Nora New", "Entered, and an account made."));
        assertThat(letters(reference, MessageKind.ACCOUNT_CHANGE)).isEmpty();
        assertThat(file(reference).state()).isEqualTo(CaseState.RESOLVED);
        assertThat(files.resolvedAs(
                        "accountChanged", clock.instant(), clock.instant().plusSeconds(1)))
                .isPositive();
        assertThat(openSteps(reference)).isEmpty();
    }

    @Test
    @DisplayName("P26 P36 asked for by somebody else: each technical contact is asked, and one approves")
    void approvedByATechnicalContact() {
        enter("theo@" + domain, "Theo Tech", true);
        String reference = caseOf(plain);

        record(reference, adding("nora@" + domain));

        assertThat(openSteps(reference)).containsExactly(APPROVAL);
        assertThat(letters(reference, MessageKind.ACCOUNT_CHANGE))
                .extracting(CaseFile.Entry::to)
                .containsExactlyInAnyOrder(tech, "theo@" + domain);
        decide(reference, "approved", "THEO@" + domain);
        carryOut(reference);
        assertThat(company().contact("nora@" + domain)).isPresent();
        assertThat(letters(reference, MessageKind.RESOLUTION))
                .singleElement()
                .satisfies(it -> assertThat(it.to()).isNull());
        assertThat(letters(reference, MessageKind.ACCOUNT_CHANGE))
                .as("the confirmation goes to whoever approved, too")
                .first()
                .satisfies(it -> assertThat(it.to()).isEqualToIgnoringCase("theo@" + domain))
                .satisfies(it -> assertThat(it.text()).contains("carried out"));
    }

    @Test
    @DisplayName(
            "P26 the question reaches the technical contact's mailbox with the case's reference, and is no automatic mail")
    void theQuestionArrives() {
        String reference = openCase();
        submit(
                reference,
                "Task_Triage",
                Map.of("severity", "4", "severityReason", "one user", "requestKind", "account"));
        respond(reference, 4, "telephone", "investigate");
        record(
                reference,
                change("access", "ada@acme.example", "access", "Read rights", "askedBy", "guest@acme.example"));

        mail.send();

        assertThat(mail.lettersTo("alan@acme.example", reference))
                .singleElement()
                .satisfies(it -> assertThat(it.text()).contains("Read rights", "guest@acme.example"))
                .extracting(MailRoom.Received::autoSubmitted)
                .isNull();
    }

    @Test
    @DisplayName("P26 declined by a technical contact: nothing changes, the customer is told, the case is resolved so")
    void declined() {
        String reference = caseOf(plain);
        record(reference, change("remove", plain, "askedBy", "somebody@elsewhere.example"));

        decide(reference, "declined", tech);

        assertThat(company().contact(plain)).isPresent();
        assertThat(letters(reference, MessageKind.RESOLUTION))
                .singleElement()
                .satisfies(it -> assertThat(it.text()).contains("has not been made", "declined it"));
        assertThat(letters(reference, MessageKind.ACCOUNT_CHANGE))
                .first()
                .satisfies(it -> assertThat(it.to()).isEqualTo("somebody@elsewhere.example"));
        assertThat(file(reference).state()).isEqualTo(CaseState.RESOLVED);
        assertThat(files.resolvedAs("declined", clock.instant(), clock.instant().plusSeconds(1)))
                .isPositive();
    }

    @Test
    @DisplayName("P26 if no technical contact decides, the change is declined")
    void nobodyDecides() {
        String reference = caseOf(plain);
        record(reference, adding("nora@" + domain));
        submit(reference, APPROVAL, Map.of("approval", "declined", "how", "No answer to three mails."));
        assertThat(letters(reference, MessageKind.RESOLUTION))
                .singleElement()
                .satisfies(it -> assertThat(it.text()).contains("none of your technical contacts has approved it"));
    }

    @Test
    @DisplayName("P26 only the word of an active technical contact of that company approves")
    void whoseWordCounts() {
        String reference = caseOf(plain);
        record(reference, adding("nora@" + domain));
        for (String other : List.of(plain, ADA, "nobody@" + domain, "no address")) {
            assertRefused(
                    reference,
                    APPROVAL,
                    Map.of("approval", "approved", "approvedBy", other, "how", "By mail."),
                    "Only a technical contact of the company decides");
        }
        assertRefused(reference, APPROVAL, Map.of("approval", "approved", "how", "By mail."), "Only a technical");
        assertRefused(
                reference,
                APPROVAL,
                Map.of("approval", "declined", "approvedBy", plain, "how", "By mail."),
                "Only a technical");
        assertRefused(
                reference, APPROVAL, Map.of("approval", "approved", "approvedBy", tech), "Write how they said so");
        assertRefused(reference, APPROVAL, Map.of("approvedBy", tech, "how", "By mail."), "Choose whether");
        assertRefused(
                reference,
                APPROVAL,
                Map.of("approval", "maybe", "approvedBy", tech, "how", "By mail."),
                "Choose whether");
    }

    @Test
    @DisplayName("P26 a technical contact who was removed decides nothing any more")
    void aFormerTechnicalContact() {
        enter("theo@" + domain, "Theo Tech", true);
        String reference = caseOf(plain);
        record(reference, adding("nora@" + domain));
        CompanyFile company = company();
        register.removeContact(company.id(), company.contact(tech).orElseThrow().id(), null);

        assertRefused(
                reference,
                APPROVAL,
                Map.of("approval", "approved", "approvedBy", tech, "how", "By mail."),
                "Only a technical");
        assertThat(directory.recognise(tech, null))
                .get()
                .satisfies(it -> assertThat(it.contactName()).isNull());
    }

    @Test
    @DisplayName("P26 one's own entry is no exception: it needs the word of a technical contact")
    void onesOwnEntry() {
        String reference = caseOf(plain);
        record(reference, change("update", plain, "contactPhone", "+49 2"));
        assertThat(openSteps(reference)).containsExactly(APPROVAL);
    }

    @Test
    @DisplayName("P26 a technical contact of another company asks for nothing here")
    void anotherCompanysContact() {
        String reference = caseOf(plain);
        Map<String, Object> form = adding("nora@" + domain);
        form.put("askedBy", ADA);
        record(reference, form);
        assertThat(openSteps(reference)).containsExactly(APPROVAL);
    }

    @Test
    @DisplayName("P26 a contact's e-mail, name, phone and role change; what is not said stays")
    void updated() {
        String reference = caseOf(tech);
        record(reference, change("update", plain, "newEmail", "Paula@" + domain, "technical", "yes"));
        carryOut(reference);
        assertThat(company().contact(plain)).isEmpty();
        assertThat(company().contact("paula@" + domain)).get().satisfies(it -> {
            assertThat(it.name()).isEqualTo("Paul Plain");
            assertThat(it.technical()).isTrue();
        });
    }

    @Test
    @DisplayName("P26 P36 a removed contact is recognised as a person no more, the company by its domain still")
    void removed() {
        String reference = caseOf(tech);
        record(reference, change("remove", plain));
        carryOut(reference);
        assertThat(company().contact(plain)).isEmpty();
        assertThat(company().formerContacts()).extracting(it -> it.email()).contains(plain);
        assertThat(directory.recognise(plain, null)).get().satisfies(it -> {
            assertThat(it.companyId()).isEqualTo(company().id());
            assertThat(it.contactName()).isNull();
        });
    }

    @Test
    @DisplayName("P36 the last technical contact is not taken away by way of a case")
    void theLastTechnicalContact() {
        String reference = caseOf(tech);
        assertRefused(reference, RECORD, change("remove", tech), "last technical contact");
        assertRefused(reference, RECORD, change("update", tech, "technical", "no"), "last technical contact");

        record(reference, change("update", tech, "newEmail", "tess.new@" + domain));
        assertThat(openSteps(reference)).containsExactly(CARRY_OUT);
    }

    @Test
    @DisplayName("P36 a contact who has become the last technical one while the change waited stays")
    void becameTheLast() {
        enter("theo@" + domain, "Theo Tech", true);
        String reference = caseOf(tech);
        record(reference, change("remove", "theo@" + domain));
        CompanyFile company = company();
        register.removeContact(company.id(), company.contact(tech).orElseThrow().id(), null);

        assertRefused(reference, CARRY_OUT, Map.of("doneNote", "Done."), "last technical contact");
    }

    @Test
    @DisplayName("P26 what has been brought about in the meantime does not stand in the way")
    void alreadyDone() {
        String reference = caseOf(tech);
        record(reference, adding("nora@" + domain));
        enter("nora@" + domain, "Nora", false);
        carryOut(reference);
        assertThat(company().contact("nora@" + domain))
                .get()
                .satisfies(it -> assertThat(it.name()).isEqualTo("Nora New"));

        String second = caseOf(tech);
        record(second, change("remove", plain));
        CompanyFile company = company();
        register.removeContact(
                company.id(), company.contact(plain).orElseThrow().id(), null);
        carryOut(second);
        assertThat(file(second).state()).isEqualTo(CaseState.RESOLVED);
    }

    @ParameterizedTest
    @CsvSource({
        "add, no address, Nora, Write the contact's e-mail",
        "add, nora@new.example, , Give the contact a name",
        "add, ada@acme.example, Ada, There is a contact of that e-mail already",
        "update, ghost@new.example, Ghost, Nobody with that e-mail is a contact",
        "remove, ada@acme.example, , Nobody with that e-mail is a contact",
        "access, , , Write which access",
        "nonsense, nora@new.example, Nora, Choose what is to change"
    })
    void badChangesAreRefused(String kind, String email, String name, String words) {
        Map<String, Object> form = new HashMap<>(Map.of("nextStep", "record", "change", kind));
        form.put("contactEmail", email);
        form.put("contactName", name);
        assertRefused(caseOf(tech), RECORD, form, words);
    }

    @Test
    void badUpdatesAreRefused() {
        String reference = caseOf(tech);
        assertRefused(reference, RECORD, change("update", plain), "Write what changes");
        assertRefused(
                reference, RECORD, change("update", plain, "newEmail", tech), "There is a contact of that e-mail");
        assertRefused(reference, RECORD, change("update", plain, "newEmail", "x"), "Write the contact's e-mail");
        assertRefused(reference, RECORD, change("remove", plain, "askedBy", "Tess"), "The e-mail of the one who asks");
    }

    @Test
    void nothingIsCarriedOutWithoutANote() {
        String reference = caseOf(tech);
        record(reference, change("remove", plain));
        assertRefused(reference, CARRY_OUT, Map.of("doneNote", " "), "Write what was done");
        assertThat(company().contact(plain)).isPresent();
    }

    @Test
    @DisplayName("P26 a company that is not known is entered first, then the case goes on")
    void unknownCompany() {
        String stranger = "someone@" + domain.replace("d", "e");
        String reference = caseOf(stranger);
        assertRefused(reference, RECORD, adding("nora@" + domain), "The company of this case is not known");

        directory.register(
                new CompanyDetails("Found " + domain, null, Plan.NONE),
                new ContactDetails("Someone", stranger, null, true));
        record(reference, adding("nora." + UUID.randomUUID() + "@" + domain));
        assertThat(openSteps(reference)).containsExactly(CARRY_OUT);
    }

    @Test
    @DisplayName("P36 where there is no technical contact, the case says so, and the change can only be declined")
    void nobodyToAsk() {
        CompanyFile company = company();
        register.removeContact(company.id(), company.contact(tech).orElseThrow().id(), null);
        String reference = caseOf(plain);
        record(reference, adding("nora@" + domain));
        assertThat(letters(reference, MessageKind.NOTE))
                .first()
                .satisfies(it -> assertThat(it.text()).contains("no technical contact"));
    }

    @Test
    @DisplayName("P14 P26 what is no account change goes on along its own path")
    void anotherKind() {
        String reference = caseOf(tech);
        assertRefused(
                reference, RECORD, Map.of("nextStep", "otherKind", "requestKind", "x"), "Choose the kind of request");
        record(reference, Map.of("nextStep", "otherKind", "requestKind", "question"));
        assertThat(openSteps(reference)).containsExactly("Task_AnswerQuestion");
    }

    @Test
    @DisplayName("P26 a change whose process was ended from outside does not stand in the way of the next")
    void recordedAnew() {
        String reference = caseOf(plain);
        record(reference, adding("nora@" + domain));
        String handling = task(reference, APPROVAL).getProcessInstanceId();
        runtime.createProcessInstanceModification(handling)
                .startBeforeActivity(RECORD)
                .cancelAllForActivity(APPROVAL)
                .execute();
        record(reference, change("remove", plain));
        decide(reference, "approved", tech);
        carryOut(reference);
        assertThat(company().contact(plain)).isEmpty();
    }

    @Test
    @DisplayName("P26 P36 the forms show the change asked for and who may approve it")
    void facts() {
        String reference = caseOf(plain);
        assertThat(forms.getTaskFormVariables(task(reference, RECORD).getId()).get("accountContacts"))
                .asString()
                .contains("Tess Tech", tech)
                .doesNotContain(plain);
        record(reference, adding("nora@" + domain));
        assertThat(forms.getTaskFormVariables(task(reference, APPROVAL).getId()).get("accountChange"))
                .asString()
                .contains("Add a contact", "nora@" + domain, "Asked by: " + plain, "approval needed");
    }
}
