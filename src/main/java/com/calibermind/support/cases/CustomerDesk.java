package com.calibermind.support.cases;

import com.calibermind.support.customers.Address;
import com.calibermind.support.customers.CustomerDirectory;
import com.calibermind.support.customers.Standing;
import com.calibermind.support.policy.Authority;
import com.calibermind.support.policy.EscalationReason;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What customers do about a case on its page: the same use cases as by mail and telephone, behind the one door of
 * {@link CustomerCases}. Every act answers empty if there is no such case that they may see.
 */
@Component
@Transactional
public class CustomerDesk {

    /** Who acts, on which case; {@code once} is the form's own number: sent again, it does nothing more. */
    public record Act(Standing who, String reference, UUID once) {

        /** As it stands on the case and in the ledger. */
        private String by() {
            return who.email() + " by " + Channel.PORTAL.words();
        }
    }

    private static final int BEST = 5;

    private final CustomerCases door;
    private final Cases cases;
    private final Participants participants;
    private final CustomerDirectory customers;
    private final Reception reception;
    private final EscalationDesk escalations;
    private final SeverityDesk severity;
    private final EntityManager entityManager;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CustomerDesk(
            CustomerCases door,
            Cases cases,
            Participants participants,
            CustomerDirectory customers,
            Reception reception,
            EscalationDesk escalations,
            SeverityDesk severity,
            EntityManager entityManager,
            ApplicationEventPublisher events,
            Clock clock) {
        this.door = door;
        this.cases = cases;
        this.participants = participants;
        this.customers = customers;
        this.reception = reception;
        this.escalations = escalations;
        this.severity = severity;
        this.entityManager = entityManager;
        this.events = events;
        this.clock = clock;
    }

    /** Joins the conversation; a case that waited, was resolved or closed goes on with it (P13). */
    public Optional<ActOutcome> reply(Act act, String text, List<Attachment> files) {
        return once(act, theCase -> {
            if (isBlank(text) && files.isEmpty()) {
                return ActOutcome.WORDS_MISSING;
            }
            reception.reply(
                    theCase.reference,
                    new Reply(
                            act.who().email(),
                            "",
                            text == null ? "" : text,
                            "",
                            clock.instant(),
                            files,
                            Channel.PORTAL,
                            Reply.Voice.PARTY,
                            List.of()));
            return ActOutcome.DONE;
        });
    }

    /** A wish for escalation, as often as they like, wherever the case stands (P28, P29). */
    public Optional<ActOutcome> escalate(Act act, Authority authority, String words) {
        return once(act, theCase -> {
            if (isBlank(words)) {
                return ActOutcome.WORDS_MISSING;
            }
            must(escalations.request(
                    theCase.reference, new EscalationWish(EscalationReason.CUSTOMER_WISH, authority, words, act.by())));
            keep(cases.survivor(theCase), act, MessageKind.ESCALATION_WISH, words);
            return ActOutcome.DONE;
        });
    }

    /** What makes them suspect it is for the Incident Response Team alone and stands nowhere else (P31, P32, P34). */
    public Optional<ActOutcome> suspectSecurity(Act act, String suspicion) {
        return once(act, theCase -> {
            if (isBlank(suspicion)) {
                return ActOutcome.WORDS_MISSING;
            }
            must(severity.suspectSecurity(theCase.reference, suspicion, act.by()));
            participants.alarmed(cases.survivor(theCase), act.who().email());
            return ActOutcome.DONE;
        });
    }

    /**
     * The customer says that it is solved. A case that waits for them closes, unless something beside it is still open;
     * on one that is worked on it is kept for the specialist, and no clock stops for it.
     *
     * @param words or null
     */
    public Optional<ActOutcome> saySolved(Act act, String words) {
        return once(act, theCase -> {
            if (theCase.isClosed()) {
                return ActOutcome.CLOSED;
            }
            keep(theCase, act, MessageKind.SOLVED, isBlank(words) ? "" : words);
            boolean wasResolved = theCase.state == CaseState.RESOLVED;
            if (theCase.customerSaysSolved(clock.instant())) {
                if (!wasResolved) {
                    events.publishEvent(new CaseResolved(theCase.reference, SupportCase.SOLVED_BY_CUSTOMER));
                }
                events.publishEvent(new CustomerSaysSolved(theCase.reference));
            }
            return ActOutcome.DONE;
        });
    }

    /** One answer for each closing (P37). */
    public Optional<ActOutcome> rate(Act act, int rating, String words) {
        return once(act, theCase -> {
            if (rating < 1 || rating > BEST) {
                return ActOutcome.RATING_MISSING;
            }
            if (!theCase.isClosed()) {
                return ActOutcome.NOT_CLOSED;
            }
            if (cases.survey(theCase).isPresent()) {
                return ActOutcome.ANSWERED_ALREADY;
            }
            entityManager.persist(new ClosingSurvey(
                    theCase, rating, isBlank(words) ? null : words, act.who().email(), clock.instant()));
            return ActOutcome.DONE;
        });
    }

    /** Lets a colleague see the case, also if a security incident is suspected on it. */
    public Optional<ActOutcome> name(Act act, String colleague) {
        return once(act, theCase -> {
            String email = Address.normal(colleague);
            if (!participants.mayBeNamedBy(act.who(), theCase)) {
                return ActOutcome.MAY_NOT_NAME;
            }
            if (!theCase.companyId.equals(customers.standingOf(email).company())) {
                return ActOutcome.NO_COLLEAGUE;
            }
            participants.name(theCase, email, act.who().email());
            return ActOutcome.DONE;
        });
    }

    /** What could be refused has been asked for before. */
    private static void must(Outcome outcome) {
        if (outcome instanceof Outcome.Refused refused) {
            throw new IllegalStateException(refused.reason());
        }
    }

    private void keep(SupportCase theCase, Act act, MessageKind kind, String text) {
        CaseMessage message =
                new CaseMessage(theCase, clock.instant(), kind, act.who().email(), text);
        message.channel = Channel.PORTAL;
        cases.add(message);
        participants.wrote(theCase, act.who().email());
    }

    /** Of two that are sent at once the second waits for the first, here; a refused one may be sent again. */
    private Optional<ActOutcome> once(Act act, Function<SupportCase, ActOutcome> deed) {
        return door.visible(act.who(), act.reference()).map(theCase -> {
            if (!isNew(act)) {
                return ActOutcome.DONE;
            }
            ActOutcome outcome = deed.apply(theCase);
            if (outcome != ActOutcome.DONE) {
                entityManager
                        .createNativeQuery("delete from customer_act where once = :once")
                        .setParameter("once", act.once())
                        .executeUpdate();
            }
            return outcome;
        });
    }

    private boolean isNew(Act act) {
        return entityManager
                        .createNativeQuery(
                                "insert into customer_act (once, at) values (:once, :at) on conflict do nothing")
                        .setParameter("once", act.once())
                        .setParameter("at", clock.instant())
                        .executeUpdate()
                == 1;
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }
}
