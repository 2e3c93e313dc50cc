package com.calibermind.support.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.JdbcTemplate;

/** The invariant of P14, for tests of every room. */
@TestComponent
public class Owners {

    private final Ownership ownership;
    private final HealthIndicator caseOwnership;
    private final JdbcTemplate jdbc;

    Owners(Ownership ownership, HealthIndicator caseOwnership, JdbcTemplate jdbc) {
        this.ownership = ownership;
        this.caseOwnership = caseOwnership;
        this.jdbc = jdbc;
    }

    public void assertEveryCaseIsOwned() {
        assertThat(ownership.unowned()).as("open cases without a next step").isEmpty();
    }

    /** Raises the alarm for that case and no other; then takes it out of the way of other tests. */
    void assertOnlyUnownedIs(String reference) {
        assertThat(ownership.unowned()).extracting(Ownership.Unowned::reference).containsExactly(reference);
        assertThat(caseOwnership.health().getStatus()).isEqualTo(Status.DOWN);
        jdbc.update("update support_case set state = 'CLOSED' where reference = ?", reference);
    }
}
