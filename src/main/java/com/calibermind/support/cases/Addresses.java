package com.calibermind.support.cases;

import com.calibermind.support.cases.UndeliveredLetter.Fate;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Addresses to which letters do not arrive. A refusal is forgotten when a server takes a letter to the address again; a letter
 * that came back after it had been taken is forgotten when the customer writes from there.
 */
@Component
@Transactional
public class Addresses {

    private final EntityManager entityManager;

    Addresses(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** @param since UTC */
    public record Mark(String address, String why, Instant since) {}

    @Transactional(readOnly = true)
    public Optional<Mark> undeliverable(String address) {
        return find(address).map(it -> new Mark(address, it.why, it.since));
    }

    void mark(String address, Fate fate, String why, Instant at) {
        entityManager.merge(new UndeliverableAddress(key(address), fate, why, at));
    }

    void taken(String address) {
        find(address).filter(it -> it.fate == Fate.REFUSED).ifPresent(entityManager::remove);
    }

    @EventListener
    void on(HeardFrom event) {
        find(event.address()).ifPresent(entityManager::remove);
    }

    private Optional<UndeliverableAddress> find(String address) {
        return Optional.ofNullable(address).map(it -> entityManager.find(UndeliverableAddress.class, key(it)));
    }

    private static String key(String address) {
        return address.strip().toLowerCase(Locale.ROOT);
    }
}
