package com.calibermind.support.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.calibermind.support.DeskTest;
import com.calibermind.support.contents.Contents;
import com.calibermind.support.customers.CompanyDetails;
import com.calibermind.support.customers.ContactDetails;
import com.calibermind.support.customers.CustomerDirectory;
import com.calibermind.support.customers.Plan;
import com.calibermind.support.customers.Standing;
import com.calibermind.support.policy.Authority;
import com.calibermind.support.policy.DeadlineKind;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Acme: ada@ (technical, reports), alan@ (technical), carl@ (plain contact), dora@ (of its domain only). */
class CustomerCasesTest extends DeskTest {

    private static final String ALAN = "alan@acme.example";
    private static final String CARL = "carl@acme.example";
    private static final String DORA = "dora@acme.example";
    private static final String BO = "bo@borealis.example";

    @Autowired
    CustomerCases door;

    @Autowired
    CustomerDesk desk;

    @Autowired
    SeverityDesk severity;

    @Autowired
    Postbox postbox;

    @Autowired
    CustomerDirectory customers;

    @Autowired
    Contents contents;

    @Autowired
    TransactionTemplate transaction;

    @BeforeEach
    void contacts() {
        customers.register(
                new CompanyDetails("Acme Analytics", "acme.example", Plan.MANAGED),
                new ContactDetails("Carl Acme", CARL, null, false));
    }

    private Standing standing(String email) {
        return customers.standingOf(email);
    }

    private boolean sees(String email, String reference) {
        boolean found = door.find(standing(email), reference).isPresent();
        assertThat(door.conversation(standing(email), reference, 0).isPresent()).isEqualTo(found);
        assertThat(isListed(email, reference)).isEqualTo(found);
        return found;
    }

    private boolean isListed(String email, String reference) {
        String after = null;
        while (true) {
            CustomerCases.Page page = door.list(standing(email), false, after);
            if (page.lines().stream().anyMatch(it -> it.reference().equals(reference))) {
                return true;
            }
            if (!page.older()) {
                return false;
            }
            after = page.lines().get(page.lines().size() - 1).reference();
        }
    }

    private String openedBy(String email) {
        return reception.open(new Report(
                Channel.EMAIL,
                clock.instant(),
                new Reporter(null, "Somebody", null, email),
                "Nothing loads",
                "Since this morning."));
    }

    private CustomerDesk.Act act(String email, String reference) {
        return new CustomerDesk.Act(standing(email), reference, UUID.randomUUID());
    }

    @Test
    @DisplayName("P36 a technical contact sees the company's cases, anybody else only their own")
    void whoSeesWhat() {
        String carls = openedBy("Carl@Acme.example");

        assertThat(sees(CARL, carls)).isTrue();
        assertThat(sees(ADA, carls)).isTrue();
        assertThat(sees(ALAN, carls)).isTrue();
        assertThat(sees(DORA, carls)).isFalse();
        assertThat(sees(BO, carls)).isFalse();
        assertThat(sees("stranger@example.org", carls)).isFalse();
        assertThat(sees(CARL, openedBy(ADA))).isFalse();
        assertThat(sees(CARL, openedBy(BO))).isFalse();
    }

    @Test
    void aColleagueWhoWroteOnTheCaseSeesItAndAStrangerWhoDidDoesNot() {
        String reference = openedBy(ADA);
        reception.reply(reference, DORA, "I see it, too.", clock.instant());
        reception.reply(reference, BO, "A mail that answers one of ours.", clock.instant());

        assertThat(sees(DORA, reference)).isTrue();
        assertThat(sees(BO, reference)).isFalse();
    }

    @Test
    @DisplayName(
            "P31 P32 a suspected security incident is shown to its reporter and to whom they name, to no colleague")
    void securityIsNotForColleagues() {
        String reference = openedBy(ADA);
        reception.reply(reference, CARL, "I see it, too.", clock.instant());
        severity.suspectSecurity(reference, "Odd sign-ins.", "sam");

        assertThat(sees(ADA, reference)).isTrue();
        assertThat(sees(ALAN, reference)).isFalse();
        assertThat(sees(CARL, reference)).isFalse();

        assertThat(desk.name(act(ALAN, reference), ALAN)).isEmpty();
        assertThat(desk.name(act(ADA, reference), BO)).contains(ActOutcome.NO_COLLEAGUE);
        assertThat(desk.name(act(ADA, reference), DORA)).contains(ActOutcome.NO_COLLEAGUE);
        assertThat(desk.name(act(ADA, reference), CARL)).contains(ActOutcome.DONE);
        assertThat(sees(CARL, reference)).isTrue();
        assertThat(sees(ALAN, reference)).isFalse();
        assertThat(desk.name(act(CARL, reference), ALAN)).contains(ActOutcome.MAY_NOT_NAME);
    }

    @Test
    void onlyWhatIsMeantForThemIsShown() {
        String reference = openedBy(ADA);
        reception.reply(reference, ADA, "And on the second screen.", clock.instant());
        transaction.executeWithoutResult(it -> {
            postbox.note(reference, "sam", "The customer is tiresome.");
            postbox.write(
                    reference, MessageKind.ACCOUNT_CHANGE, "sam", "Do you agree?", new Addressee(ALAN, "Alan"), null);
        });

        assertThat(texts(ADA, reference)).containsExactly("And on the second screen.", "");
        assertThat(texts(ALAN, reference)).containsExactly("Do you agree?", "And on the second screen.", "");
        assertThat(door.conversation(standing(ADA), reference, 0).orElseThrow().entries())
                .extracting(CustomerCase.Entry::author)
                .containsExactly(ADA, null);
    }

    @Test
    @DisplayName("P34 a technical contact who raises the alarm on a colleague's case goes on seeing it, others do not")
    void whoRaisesTheAlarmSeesIt() {
        String reference = openedBy(CARL);
        desk.suspectSecurity(act(ALAN, reference), "Odd sign-ins.");

        assertThat(sees(ALAN, reference)).isTrue();
        assertThat(sees(CARL, reference)).isTrue();
        assertThat(sees(ADA, reference)).isFalse();
    }

    @Test
    void whoOnlyClaimsToBeOfACompanyLearnsNothingOfIt() {
        String reference = reception.open(new Report(
                Channel.EMAIL,
                clock.instant(),
                new Reporter("Acme Analytics", "Mallory", null, "mallory@example.org"),
                "Hello",
                "Please."));
        assertThat(sees("mallory@example.org", reference)).isTrue();
        assertThat(desk.name(act("mallory@example.org", reference), CARL)).contains(ActOutcome.MAY_NOT_NAME);
        assertThat(desk.name(act("mallory@example.org", reference), "nobody@acme.example"))
                .contains(ActOutcome.MAY_NOT_NAME);
    }

    private List<String> texts(String email, String reference) {
        return door.conversation(standing(email), reference, 0).orElseThrow().entries().stream()
                .map(CustomerCase.Entry::text)
                .toList();
    }

    @Test
    void anAttachmentIsFoundOnItsOwnCaseOnly() {
        String reference = openedBy(ADA);
        String other = openedBy(ADA);
        String foreign = openedBy(BO);
        transaction.executeWithoutResult(it -> desk.reply(act(ADA, reference), null, List.of(upload("log.txt"))));
        long id = files.attachments(reference).get(0).id();

        assertThat(door.attachment(standing(ADA), reference, id)).isPresent();
        assertThat(door.attachment(standing(ALAN), reference, id)).isPresent();
        assertThat(door.attachment(standing(ADA), other, id)).isEmpty();
        assertThat(door.attachment(standing(BO), foreign, id)).isEmpty();
        assertThat(door.attachment(standing(BO), reference, id)).isEmpty();
        assertThat(door.attachment(standing(ADA), reference, id + 1)).isEmpty();
    }

    private Attachment upload(String name) {
        try {
            return new Attachment(name, "text/plain", contents.keep(() -> new ByteArrayInputStream(name.getBytes())));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void longListsComeInPagesThatEndNowhereTwice() {
        String who = "list" + UUID.randomUUID() + "@example.org";
        for (int i = 0; i < CustomerCases.PAGE + 3; i++) {
            clock.advance(Duration.ofSeconds(i % 2)); // some at the same instant
            openedBy(who);
        }
        CustomerCases.Page first = door.list(standing(who), false, null);
        CustomerCases.Page second = door.list(
                standing(who), false, first.lines().get(CustomerCases.PAGE - 1).reference());

        assertThat(first.lines()).hasSize(CustomerCases.PAGE).doesNotContainAnyElementsOf(second.lines());
        assertThat(first.older()).isTrue();
        assertThat(second.lines()).hasSize(3);
        assertThat(second.older()).isFalse();
        assertThat(door.list(standing(who), false, openedBy(BO)).lines()).hasSize(CustomerCases.PAGE);
        assertThat(door.list(standing(who), true, null).lines()).isEmpty();
    }

    @Test
    void replyingTwiceWithTheSameFormIsOneReply() {
        String reference = openedBy(ADA);
        var act = act(ADA, reference);

        assertThat(desk.reply(act, " ", List.of())).contains(ActOutcome.WORDS_MISSING);
        assertThat(desk.reply(act, "Once.", List.of())).contains(ActOutcome.DONE);
        assertThat(desk.reply(act, "Once.", List.of())).contains(ActOutcome.DONE);
        assertThat(texts(ADA, reference)).containsExactly("Once.", "");
        assertThat(files.conversation(reference).get(0).channel()).isEqualTo(Channel.PORTAL);
    }

    @Test
    @DisplayName(
            "P28 P29 P30 a wish from the page is a task of whom they ask for, again and again, also on a closed case")
    void escalationFromThePage() {
        String reference = openedBy(ADA);
        assertThat(desk.escalate(act(ADA, reference), Authority.MANAGER, "")).contains(ActOutcome.WORDS_MISSING);
        desk.escalate(act(ADA, reference), Authority.MANAGER, "Nobody answers.");
        desk.escalate(act(ADA, reference), Authority.HEAD_OF_CUSTOMER_SUCCESS, "Still nobody.");
        assertThat(openSteps(reference)).containsExactly("Task_HeadReview", "Task_ManagerReview", "Task_Triage");
        assertThat(files.escalations(reference).get(0).requestedBy()).isEqualTo(ADA + " by portal");
        assertThat(promises(reference))
                .containsExactly(DeadlineKind.INITIAL_RESPONSE, DeadlineKind.ESCALATION, DeadlineKind.ESCALATION);

        String closed = closedCase();
        desk.escalate(act(ADA, closed), Authority.MANAGER, "It is back.");
        assertThat(openSteps(closed)).containsExactly("Task_Investigate", "Task_ManagerReview");
    }

    private List<DeadlineKind> promises(String reference) {
        return door.find(standing(ADA), reference).orElseThrow().promises().stream()
                .map(CustomerCase.Promise::kind)
                .toList();
    }

    private String closedCase() {
        String reference = openedBy(ADA);
        bringToResolved(reference);
        assertThat(desk.saySolved(act(ADA, reference), null)).contains(ActOutcome.DONE);
        assertThat(file(reference).state()).isEqualTo(CaseState.CLOSED);
        return reference;
    }

    @Test
    @DisplayName(
            "P31 P34 a suspicion from the page is Severity 1 at once, joined to the first, its words for the response team")
    void suspicionFromThePage() {
        String reference = openedBy(ADA);
        triage(reference, 4);
        assertThat(desk.suspectSecurity(act(ADA, reference), " ")).contains(ActOutcome.WORDS_MISSING);
        desk.suspectSecurity(act(ADA, reference), "Our keys are on a paste site.");
        desk.suspectSecurity(act(ADA, reference), "And our passwords.");

        assertThat(file(reference).watchedSeverity()).isEqualTo(com.calibermind.support.policy.Severity.SEVERITY_1);
        assertThat(openSteps(reference)).containsExactly("Task_ContactReporter", "Task_RespondSeverity1");
        assertThat(files.conversation(reference))
                .extracting(CaseFile.Entry::text)
                .noneMatch(it -> it.contains("keys"));
        assertThat(promises(reference)).containsExactly(DeadlineKind.INITIAL_RESPONSE, DeadlineKind.IRT_CONTACT);
    }

    @Test
    @DisplayName(
            "P13 a case that waits for the customer closes when they say that it is solved; their next word reopens it")
    void solvedCloses() {
        String reference = closedCase();
        assertThat(processOf(reference)).isNull();
        assertThat(files.of(reference).quietUntil()).isEqualTo(clock.instant());
        assertThat(desk.saySolved(act(ADA, reference), null)).contains(ActOutcome.CLOSED);

        desk.reply(act(ADA, reference), "It is back.", List.of());
        assertThat(openSteps(reference)).containsExactly("Task_Investigate");
        assertThat(file(reference).saidSolvedAt()).isNull();
    }

    @Test
    @DisplayName("P10 P13 a customer who was asked may answer that it is solved")
    void solvedInsteadOfAnAnswer() {
        String reference = openedBy(ADA);
        triage(reference, 3);
        respond(reference, 3, "telephone", "investigate");
        submit(
                reference,
                "Task_Investigate",
                java.util.Map.of("findings", "?", "nextStep", "askCustomer", "question", "Which browser?"));
        desk.saySolved(act(ADA, reference), "It was the proxy.");

        assertThat(file(reference).state()).isEqualTo(CaseState.CLOSED);
        assertThat(texts(ADA, reference).get(0)).isEqualTo("It was the proxy.");
    }

    @Test
    @DisplayName("P21 what the customer calls solved while a response is owed is still answered in time, or missed")
    void solvedStopsNoClock() {
        String reference = openedBy(ADA);
        triage(reference, 2);
        assertThat(desk.saySolved(act(ADA, reference), null)).contains(ActOutcome.DONE);

        assertThat(openSteps(reference)).containsExactly("Task_RespondSeverity2");
        assertThat(file(reference).saidSolvedAt()).isEqualTo(clock.instant());
        clock.advance(Duration.ofHours(1));
        runDueJobs(reference);
        assertThat(openSteps(reference)).containsExactly("Task_ManagerReview", "Task_RespondSeverity2");
    }

    @Test
    @DisplayName("P28 a case with an open escalation stays when its customer calls it solved, and closes soon after")
    void solvedButEscalated() {
        String reference = openedBy(ADA);
        bringToResolved(reference);
        desk.escalate(act(ADA, reference), Authority.MANAGER, "That took too long.");
        desk.saySolved(act(ADA, reference), null);
        assertThat(file(reference).state()).isEqualTo(CaseState.RESOLVED);

        submit(
                reference,
                "Task_ManagerReview",
                java.util.Map.of("policyFollowed", "yes", "finding", "In time.", "answer", "Sorry."));
        runDueJobs(reference);
        clock.advance(Duration.ofHours(1));
        runDueJobs(reference);
        assertThat(file(reference).state()).isEqualTo(CaseState.CLOSED);
    }

    @Test
    @DisplayName("the question after closing is answered once for each closing")
    void surveyOncePerClosing() {
        String reference = closedCase();
        assertThat(desk.rate(act(ADA, reference), 6, null)).contains(ActOutcome.RATING_MISSING);
        assertThat(desk.rate(act(ADA, reference), 4, "Quick.")).contains(ActOutcome.DONE);
        assertThat(desk.rate(act(ALAN, reference), 1, null)).contains(ActOutcome.ANSWERED_ALREADY);
        assertThat(door.find(standing(ADA), reference).orElseThrow().rating()).isEqualTo(4);

        desk.reply(act(ADA, reference), "It is back.", List.of());
        assertThat(desk.rate(act(ADA, reference), 1, null)).contains(ActOutcome.NOT_CLOSED);
        clock.advance(Duration.ofMinutes(1));
        submit(reference, "Task_Investigate", java.util.Map.of("findings", "A stuck job.", "nextStep", "resolve"));
        submit(reference, "Task_Resolve", java.util.Map.of("resolution", "Again.", "resolutionKind", "solved"));
        desk.saySolved(act(ADA, reference), null);
        assertThat(desk.rate(act(ADA, reference), 2, null)).contains(ActOutcome.DONE);
    }

    @Test
    void aForeignCaseAndNoneGetTheSameAnswerToEveryAct() {
        for (String reference : List.of(openedBy(ADA), "CM-2026-999999", "", "'; drop table support_case")) {
            assertThat(desk.reply(act(BO, reference), "Hello", List.of())).isEmpty();
            assertThat(desk.escalate(act(BO, reference), Authority.MANAGER, "Now"))
                    .isEmpty();
            assertThat(desk.suspectSecurity(act(BO, reference), "Odd")).isEmpty();
            assertThat(desk.saySolved(act(BO, reference), null)).isEmpty();
            assertThat(desk.rate(act(BO, reference), 5, null)).isEmpty();
            assertThat(desk.name(act(BO, reference), BO)).isEmpty();
        }
    }
}
