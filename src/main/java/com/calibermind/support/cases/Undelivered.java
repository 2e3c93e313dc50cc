package com.calibermind.support.cases;

import com.calibermind.support.cases.UndeliveredLetter.Fate;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The letters that did not arrive: each is put before a person once, and again only if something worse becomes of it. */
@Component
class Undelivered implements KeepsOpen {

    private final EntityManager entityManager;
    private final SupportProperties properties;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Undelivered(
            EntityManager entityManager, SupportProperties properties, ApplicationEventPublisher events, Clock clock) {
        this.entityManager = entityManager;
        this.properties = properties;
        this.events = events;
        this.clock = clock;
    }

    UndeliveredLetter find(long letterId) {
        return entityManager.find(UndeliveredLetter.class, letterId);
    }

    void found(SupportCase theCase, CaseMessage message, String address, Fate fate, String why) {
        UndeliveredLetter letter = find(message.id);
        if (letter == null) {
            letter = new UndeliveredLetter(message, address, clock.instant());
            letter.became(fate, why, due(theCase, message));
            entityManager.persist(letter);
            events.publishEvent(new LetterUndelivered(theCase.reference, message.id));
        } else if (letter.fate != fate) {
            worse(theCase, message, letter, fate, why);
        }
    }

    /** Whoever has the task already sees it there; who had done with it is asked once more. */
    private void worse(SupportCase theCase, CaseMessage message, UndeliveredLetter letter, Fate fate, String why) {
        boolean asked = letter.isOpen();
        letter.became(fate, why, asked ? letter.due : due(theCase, message));
        if (!asked) {
            events.publishEvent(new LetterUndelivered(theCase.reference, message.id));
        }
    }

    /** It has arrived, or another task takes its place: nobody need do anything about it any more. */
    void over(SupportCase theCase, long letterId, String how) {
        UndeliveredLetter letter = find(letterId);
        if (letter != null && letter.isOpen()) {
            letter.settle(how, "policy", clock.instant());
            events.publishEvent(new LetterSettled(theCase.reference, letterId));
        }
    }

    /** As long as anybody has for it, and no longer than the initial response is due if it hangs on it (P21). */
    private Instant due(SupportCase theCase, CaseMessage message) {
        Instant usual = clock.instant().plus(properties.limits().undeliveredLetter());
        boolean sooner = theCase.owesResponse() && theCase.respondBy.isBefore(usual);
        return sooner && message.kind == MessageKind.INITIAL_RESPONSE ? theCase.respondBy : usual;
    }

    @Override
    public boolean keepsOpen(String reference) {
        return !entityManager
                .createQuery(
                        "select 1 from UndeliveredLetter u join SupportCase c on c.id = u.caseId"
                                + " where c.reference = ?1 and u.settledAt is null",
                        Integer.class)
                .setParameter(1, reference)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }
}
