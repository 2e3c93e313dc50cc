package com.calibermind.support.cases;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Forgets the numbers of forms that nobody sends again. */
@Component
class CustomerActSweep {

    private static final Duration KEPT = Duration.ofDays(7);

    private final EntityManager entityManager;
    private final Clock clock;

    CustomerActSweep(EntityManager entityManager, Clock clock) {
        this.entityManager = entityManager;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT6H", initialDelayString = "PT1H")
    @Transactional
    public void sweep() {
        entityManager
                .createNativeQuery("delete from customer_act where at < ?1")
                .setParameter(1, clock.instant().minus(KEPT))
                .executeUpdate();
    }
}
