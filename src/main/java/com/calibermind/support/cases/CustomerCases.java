package com.calibermind.support.cases;

import com.calibermind.support.cases.CustomerCase.Conversation;
import com.calibermind.support.cases.CustomerCase.Delivered;
import com.calibermind.support.cases.CustomerCase.Promise;
import com.calibermind.support.cases.CustomerCase.Wish;
import com.calibermind.support.customers.CustomerDirectory;
import com.calibermind.support.customers.Standing;
import com.calibermind.support.policy.DeadlineKind;
import com.calibermind.support.policy.EscalationReason;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The only door through which a customer sees cases: those they reported or belong to and, as a technical contact, their
 * company's. A suspected security incident is seen by its reporter and by whom they named, by nobody else. What somebody
 * may not see is not told apart from what does not exist.
 */
@Component
@Transactional(readOnly = true)
public class CustomerCases {

    /** Lines of a list, entries of a conversation. */
    public static final int PAGE = 25;

    private static final int LAST_PAGE = 10_000;

    /** One page of a list; {@code older} says whether there is another after its last line. */
    public record Page(List<CustomerCaseLine> lines, boolean older) {}

    private static final String OWN = "lower(c.reporter_email) = :email";
    private static final String SHARED = """
            exists (select 1 from case_participant p where p.email = :email and p.case_id = c.id
                and (p.named_by is not null or not c.security_suspected))""";
    private static final String OF_COMPANY =
            "c.company_id = cast(:technicalFor as bigint) and not c.security_suspected";
    private static final String NOT_LEFT = "(c.company_id is null or c.company_id <> all (cast(:left as bigint[])))";
    private static final String VISIBLE = "(" + OWN + " or " + SHARED + " or " + OF_COMPANY + ") and " + NOT_LEFT;

    private static final String PAGE_OF = """
            (select c.* from support_case c where %s and %s and %s
             order by c.received_at desc, c.id desc limit :limit)""";
    private static final String SHARED_PAGE = """
            (select c.* from case_participant p join support_case c on c.id = p.case_id
             where p.email = :email and (p.named_by is not null or not c.security_suspected) and %s and %s
             order by c.received_at desc, c.id desc limit :limit)""";
    private static final String BEFORE = "(c.received_at, c.id) < (:receivedAt, :id)";

    /** Kinds that the desk keeps for itself are not named here; a new kind is hidden until it is. */
    public static final Set<MessageKind> FOR_CUSTOMERS = Set.of(
            MessageKind.REPLY,
            MessageKind.ESCALATION_WISH,
            MessageKind.SOLVED,
            MessageKind.ACKNOWLEDGEMENT,
            MessageKind.INITIAL_RESPONSE,
            MessageKind.QUESTION,
            MessageKind.MISSING_FACTS,
            MessageKind.REMINDER,
            MessageKind.RESOLUTION,
            MessageKind.ESCALATION_ANSWER,
            MessageKind.INVITATION,
            MessageKind.ACCOUNT_CHANGE,
            MessageKind.OUTAGE_ANSWER,
            MessageKind.ANSWER,
            MessageKind.MESSAGE,
            MessageKind.MERGED);

    private static final Set<MessageKind> BY_CUSTOMERS =
            Set.of(MessageKind.REPLY, MessageKind.ESCALATION_WISH, MessageKind.SOLVED);

    private final EntityManager entityManager;
    private final Cases cases;
    private final Participants participants;
    private final CustomerDirectory customers;

    CustomerCases(EntityManager entityManager, Cases cases, Participants participants, CustomerDirectory customers) {
        this.entityManager = entityManager;
        this.cases = cases;
        this.participants = participants;
        this.customers = customers;
    }

    /** Whether there is anything to show them. */
    public boolean seesAny(Standing who) {
        return !list(who, false, null, 1).isEmpty() || !list(who, true, null, 1).isEmpty();
    }

    /**
     * Newest first.
     *
     * @param closed the closed ones, else the open ones
     * @param after the last reference of the page before, or null; one that they may not see counts as none
     */
    public Page list(Standing who, boolean closed, String after) {
        List<SupportCase> found = list(who, closed, visible(who, after).orElse(null), PAGE + 1);
        return new Page(found.stream().limit(PAGE).map(CustomerCaseLine::of).toList(), found.size() > PAGE);
    }

    /** Empty if there is no such case, or none that they may see. */
    public Optional<CustomerCase> find(Standing who, String reference) {
        return visible(who, reference).map(it -> asSeenBy(who, it));
    }

    /**
     * Newest first, {@link #PAGE} at a time.
     *
     * @param page from 0; there is nothing beyond {@value #LAST_PAGE}
     */
    public Optional<Conversation> conversation(Standing who, String reference, int page) {
        int within = Math.max(0, Math.min(page, LAST_PAGE));
        return visible(who, reference).map(it -> conversation(who, it, within));
    }

    /** A file that came with that case; its bytes are named by its hash. */
    public Optional<CaseFile.AttachedFile> attachment(Standing who, String reference, long id) {
        return visible(who, reference)
                .flatMap(it -> Optional.ofNullable(entityManager.find(CaseAttachment.class, id))
                        .filter(file -> file.caseId.equals(it.id)))
                .map(CaseFile.AttachedFile::of);
    }

    /** One statement for all answers, so that a foreign case takes as long as none. */
    Optional<SupportCase> visible(Standing who, String reference) {
        if (reference == null) {
            return Optional.empty();
        }
        return found(entityManager
                        .createNativeQuery(
                                "select c.* from support_case c where c.reference = :reference and " + VISIBLE,
                                SupportCase.class)
                        .setParameter("reference", reference)
                        .setParameter("email", who.email())
                        .setParameter("technicalFor", who.technicalFor())
                        .setParameter("left", left(who)))
                .stream()
                .findFirst();
    }

    /** Each branch reads one index in the order of the list and stops at the end of the page. */
    private List<SupportCase> list(Standing who, boolean closed, SupportCase after, int limit) {
        String which = closed ? "c.state = 'CLOSED'" : "c.state <> 'CLOSED'";
        String where = which + " and " + NOT_LEFT;
        String from = after == null ? "true" : BEFORE;
        String company = who.technical() ? " union " + PAGE_OF.formatted(OF_COMPANY, where, from) : "";
        Query query = entityManager
                .createNativeQuery(
                        PAGE_OF.formatted(OWN, where, from) + " union " + SHARED_PAGE.formatted(where, from) + company
                                + " order by received_at desc, id desc limit :limit",
                        SupportCase.class)
                .setParameter("email", who.email())
                .setParameter("left", left(who))
                .setParameter("limit", limit);
        if (who.technical()) {
            query.setParameter("technicalFor", who.technicalFor());
        }
        if (after != null) {
            query.setParameter("receivedAt", after.receivedAt).setParameter("id", after.id);
        }
        return found(query);
    }

    @SuppressWarnings("unchecked")
    private static List<SupportCase> found(Query query) {
        return query.getResultList();
    }

    private static String left(Standing who) {
        return who.leftCompanies().stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }

    private Conversation conversation(Standing who, SupportCase theCase, int page) {
        List<CaseMessage> found = entityManager
                .createQuery(
                        "select m from CaseMessage m where m.caseId = ?1 and m.kind in ?2"
                                + " and (m.recipient is null or lower(m.recipient) = ?3) order by m.at desc, m.id desc",
                        CaseMessage.class)
                .setParameter(1, theCase.id)
                .setParameter(2, FOR_CUSTOMERS)
                .setParameter(3, who.email())
                .setFirstResult(page * PAGE)
                .setMaxResults(PAGE + 1)
                .getResultList();
        return new Conversation(
                found.stream().limit(PAGE).map(CustomerCases::entry).toList(), found.size() > PAGE);
    }

    private static CustomerCase.Entry entry(CaseMessage it) {
        String author = BY_CUSTOMERS.contains(it.kind) ? it.author : null;
        return new CustomerCase.Entry(it.id, it.at, it.kind, author, it.channel, it.text, delivered(it));
    }

    private static Delivered delivered(CaseMessage it) {
        return it.delivery == null
                ? null
                : switch (it.delivery) {
                    case QUEUED -> Delivered.ON_ITS_WAY;
                    case ACCEPTED -> Delivered.YES;
                    case REFUSED, WITHDRAWN -> Delivered.NO;
                };
    }

    private CustomerCase asSeenBy(Standing who, SupportCase it) {
        List<Escalation> wishes = cases.escalations(it).stream()
                .filter(escalation -> escalation.reason == EscalationReason.CUSTOMER_WISH)
                .toList();
        return new CustomerCase(
                it.reference,
                it.state,
                it.channel,
                it.reporter,
                it.subject,
                it.description,
                it.ticketNumber,
                it.occurredAt,
                it.url,
                it.watchedSeverity(),
                it.receivedAt,
                it.respondBy,
                it.respondedAt,
                it.quietUntil,
                it.closedAt,
                it.saidSolvedAt,
                it.companyId != null,
                it.impairment.securitySuspected(),
                promises(it, wishes),
                wishes.stream()
                        .map(wish -> new Wish(wish.authority, wish.requestedAt, wish.answeredAt))
                        .toList(),
                files(it),
                seenBy(it),
                participants.mayBeNamedBy(who, it),
                rating(it),
                it.mergedInto != null,
                goesOnAs(who, it));
    }

    /** Triage is the desk's own affair, and so is an escalation that the customer has not asked for. */
    private List<Promise> promises(SupportCase theCase, List<Escalation> wishes) {
        Set<Long> asked = wishes.stream().map(it -> it.id).collect(Collectors.toSet());
        return DeadlineAccount.of(cases.deadlineEntries(theCase)).stream()
                .filter(it -> it.kind() != DeadlineKind.TRIAGE)
                .filter(it -> it.kind() != DeadlineKind.ESCALATION || asked.contains(it.subject()))
                .map(it -> new Promise(it.kind(), it.due(), it.answeredAt()))
                .toList();
    }

    /** None is with an entry that is hidden from customers: they sent it, or the reporter was sent it. */
    private List<CaseFile.AttachedFile> files(SupportCase theCase) {
        return cases.attachments(theCase).stream()
                .map(CaseFile.AttachedFile::of)
                .toList();
    }

    private String goesOnAs(Standing who, SupportCase theCase) {
        return theCase.mergedInto == null
                ? null
                : visible(who, cases.survivor(theCase).reference)
                        .map(it -> it.reference)
                        .orElse(null);
    }

    /** The reporter first; each by the rule that opens the page to them. */
    private List<String> seenBy(SupportCase theCase) {
        return Stream.concat(Stream.ofNullable(theCase.reporter.email()), participants.of(theCase).stream())
                .filter(it ->
                        visible(customers.standingOf(it), theCase.reference).isPresent())
                .toList();
    }

    private Integer rating(SupportCase theCase) {
        return theCase.closedAt == null
                ? null
                : cases.survey(theCase).map(it -> it.rating).orElse(null);
    }
}
