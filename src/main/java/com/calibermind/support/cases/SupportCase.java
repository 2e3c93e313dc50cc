package com.calibermind.support.cases;

import com.calibermind.support.customers.Customer;
import com.calibermind.support.policy.Deadline;
import com.calibermind.support.policy.ResponseTarget;
import com.calibermind.support.policy.Severity;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.NaturalId;

/**
 * One customer's case from receipt to close. Each change of state is a verb; the response clock runs from receipt and is
 * stopped only by {@link #answered}.
 */
@Entity
@DynamicUpdate
class SupportCase {

    /** A resolution that nobody here has written: the customer asked no more. */
    static final String SOLVED_BY_CUSTOMER = "solvedByCustomer";

    /** The initial response was all that it needed. */
    static final String SETTLED_BY_ANSWER = "settledByAnswer";

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "support_case_seq")
    Long id;

    @Version
    int version;

    @NaturalId
    String reference;

    @Enumerated(EnumType.STRING)
    CaseState state;

    @Enumerated(EnumType.STRING)
    Channel channel;

    Long companyId;

    @Embedded
    Reporter reporter;

    String subject;
    String description;
    String ticketNumber;
    String occurredAt;
    String url;

    @Embedded
    Impairment impairment;

    boolean automatic;

    /** The report's sender could not be verified: it may be somebody else's name. */
    boolean senderDoubted;

    Instant receivedAt;

    @Enumerated(EnumType.STRING)
    Severity proposedSeverity;

    @Enumerated(EnumType.STRING)
    Severity severity;

    Instant respondBy;
    Instant warnAt;
    Instant warnedAt;
    Instant respondedAt;

    /** Null until the specialist has written the initial response. */
    Instant answerWrittenAt;

    /** The customer's newest word; setting it makes a specialist's simultaneous decision conflict. */
    Instant repliedAt;

    boolean settledByAnswer;

    /** Until triage what the reporter said, or null. */
    @Enumerated(EnumType.STRING)
    RequestKind requestKind;

    /** The customer wrote after the case had waited for them: a specialist reads that before any path is taken again. */
    boolean followUp;

    /** The user who goes on with the case, if one was named; else whoever claims its tasks. */
    String assignedTo;

    /** First among the cases of its severity, by decision of a reviewer (P30). */
    boolean expedited;

    String resolutionKind;
    Instant resolvedAt;
    Instant quietUntil;

    /** When the customer is reminded of a question; null if they owe no answer or have been reminded. */
    Instant remindAt;

    Instant closedAt;

    /** Null unless the customer's newest word is that it is solved. */
    Instant saidSolvedAt;

    /** Reference of the case on which the work on this duplicate goes on; it is closed itself. */
    String mergedInto;

    protected SupportCase() {}

    static SupportCase receive(
            String reference, Report report, Customer customer, Severity proposed, ResponseTarget target) {
        var it = new SupportCase();
        it.reference = reference;
        it.state = CaseState.AWAITING_TRIAGE;
        it.channel = report.channel();
        it.companyId = customer == null ? null : customer.companyId();
        it.reporter = completed(report.reporter(), customer);
        it.subject = report.subject();
        it.description = report.description();
        it.ticketNumber = report.ticketNumber();
        it.occurredAt = report.occurredAt();
        it.url = report.url();
        it.impairment = report.impairment();
        it.requestKind = report.kind();
        it.automatic = report.automatic();
        it.senderDoubted = report.senderDoubted();
        it.receivedAt = report.receivedAt();
        it.proposedSeverity = proposed;
        it.respondWithin(target);
        return it;
    }

    Severity watchedSeverity() {
        return Severity.watched(severity, proposedSeverity);
    }

    Deadline deadline() {
        return new Deadline(receivedAt, respondBy, warnAt);
    }

    boolean owesResponse() {
        return respondedAt == null;
    }

    boolean waitsBecauseOf(MessageKind letter) {
        return letter == MessageKind.QUESTION && state == CaseState.WAITING_FOR_CUSTOMER
                || letter == MessageKind.RESOLUTION && state == CaseState.RESOLVED;
    }

    boolean isClosed() {
        return state == CaseState.CLOSED;
    }

    void triage(Severity assigned, Impairment known, RequestKind kind, ResponseTarget target) {
        impairment = known;
        requestKind = kind;
        state = owesResponse() ? CaseState.AWAITING_RESPONSE : CaseState.INVESTIGATING;
        reassess(assigned, target);
    }

    boolean isTriaged() {
        return severity != null;
    }

    /**
     * A security incident is suspected: Severity 1 from now on (P31).
     *
     * @return whether the severity that the case is held to has changed
     */
    boolean suspectSecurity(ResponseTarget severity1) {
        boolean changes = watchedSeverity() != Severity.SEVERITY_1;
        impairment = impairment.withSuspicion(true);
        watch(Severity.SEVERITY_1, severity1);
        return changes;
    }

    /** The suspicion was a false alarm: the case goes on with that severity, assigned or proposed. */
    void standDown(Severity after, ResponseTarget target) {
        impairment = impairment.withSuspicion(false);
        watch(after, target);
    }

    /** Sets the severity that the case is held to, and its deadline while a response is owed. */
    private void watch(Severity held, ResponseTarget target) {
        if (isTriaged()) {
            reassess(held, target);
        } else {
            proposedSeverity = held;
            respondWithin(target);
        }
    }

    void assignTo(String user) {
        assignedTo = user;
    }

    void expedite() {
        expedited = true;
    }

    /**
     * Another severity at any later point: as long as the answer is owed its deadline moves, also into the past, and also if it
     * was missed before (the ledger keeps the miss); one that has been met stays what it was. Where the case stands does not
     * change.
     */
    void reassess(Severity assigned, ResponseTarget target) {
        severity = assigned;
        if (owesResponse()) {
            respondWithin(target);
        }
    }

    /** False if this deadline has been warned of before: a task that is made again rings again. */
    boolean warned(Instant at) {
        boolean first = warnedAt == null;
        warnedAt = first ? at : warnedAt;
        return first;
    }

    /** The specialist has written the answer; only {@link #answered} stops the clock. */
    void answerGiven(boolean settles, Instant at) {
        answerWrittenAt = at;
        settledByAnswer = settles;
        state = CaseState.ANSWER_ON_ITS_WAY;
    }

    /**
     * The answer has reached the other side: accepted by the mail server, or spoken on the telephone.
     *
     * @return whether that settles the matter
     */
    boolean answered(Instant at, Instant quietUntil) {
        respondedAt = respondedAt == null ? at : respondedAt;
        boolean crossed = repliedAt != null && repliedAt.isAfter(answerWrittenAt);
        boolean settled = settledByAnswer && !crossed;
        if (settled) {
            awaitCustomer(CaseState.RESOLVED, quietUntil);
        } else {
            state = CaseState.INVESTIGATING;
        }
        return settled;
    }

    /** The initial response has been written and no mail server has spoken about it yet. */
    boolean awaitsDelivery() {
        return state == CaseState.ANSWER_ON_ITS_WAY;
    }

    /** The answer is still owed, unless the customer was reached in another way meanwhile. */
    void answerRefused() {
        state = owesResponse() ? CaseState.AWAITING_RESPONSE : CaseState.INVESTIGATING;
    }

    /**
     * The customer has been answered outside the response task: in a call, or by one answer to all cases of an outage.
     *
     * @return whether the process must move on: it stands at the response task
     */
    boolean reached(Instant at) {
        respondedAt = at;
        boolean stoodAtResponse = state == CaseState.AWAITING_RESPONSE;
        if (stoodAtResponse) {
            state = CaseState.INVESTIGATING;
        }
        return stoodAtResponse;
    }

    void askedCustomer(Instant quietUntil, Instant remindAt) {
        awaitCustomer(CaseState.WAITING_FOR_CUSTOMER, quietUntil);
        this.remindAt = remindAt;
    }

    void reminded() {
        remindAt = null;
    }

    void resolve(String kind, Instant at, Instant quietUntil) {
        resolutionKind = kind;
        resolvedAt = at;
        awaitCustomer(CaseState.RESOLVED, quietUntil);
    }

    /** True if the process must move on because of the reply: the case was waiting, resolved or closed. */
    boolean customerReplied(Instant at) {
        repliedAt = at;
        saidSolvedAt = null;
        boolean waited = switch (state) {
            case WAITING_FOR_CUSTOMER, RESOLVED, CLOSED -> true;
            case AWAITING_TRIAGE, AWAITING_RESPONSE, ANSWER_ON_ITS_WAY, INVESTIGATING -> false;
        };
        if (waited) {
            reopen();
        }
        return waited;
    }

    void reopen() {
        state = CaseState.INVESTIGATING;
        followUp = true;
        saidSolvedAt = null;
        quietUntil = null;
        remindAt = null;
        closedAt = null;
    }

    /**
     * The customer says that it is solved.
     *
     * @return whether the case waited for them only, and may close; else a specialist is at work, and decides
     */
    boolean customerSaysSolved(Instant at) {
        saidSolvedAt = at;
        boolean waited = state == CaseState.WAITING_FOR_CUSTOMER || state == CaseState.RESOLVED;
        if (waited && resolvedAt == null) {
            resolutionKind = SOLVED_BY_CUSTOMER;
            resolvedAt = at;
        }
        if (waited) {
            awaitCustomer(CaseState.RESOLVED, at);
        }
        return waited;
    }

    /** Tries again later: something is still open on the case. */
    void stayOpen(Instant until) {
        quietUntil = until;
        remindAt = null;
    }

    void close(Instant at) {
        state = CaseState.CLOSED;
        closedAt = at;
    }

    void mergeInto(SupportCase other, Instant at) {
        mergedInto = other.reference;
        quietUntil = null;
        remindAt = null;
        close(at);
    }

    /** A duplicate is as severe as what it repeats; its own deadline stays what it was promised. */
    void takeSeverityOf(SupportCase other) {
        severity = other.severity;
    }

    private void awaitCustomer(CaseState next, Instant until) {
        state = next;
        quietUntil = until;
        remindAt = null;
    }

    private void respondWithin(ResponseTarget target) {
        Deadline deadline = target.from(receivedAt);
        warnedAt = deadline.due().equals(respondBy) ? warnedAt : null;
        respondBy = deadline.due();
        warnAt = deadline.warnAt();
    }

    Duration target() {
        return Duration.between(receivedAt, respondBy);
    }

    private static Reporter completed(Reporter said, Customer known) {
        return known == null
                ? said
                : new Reporter(
                        known.companyName(),
                        said.name() == null ? known.contactName() : said.name(),
                        said.phone() == null ? known.phone() : said.phone(),
                        said.email());
    }
}
