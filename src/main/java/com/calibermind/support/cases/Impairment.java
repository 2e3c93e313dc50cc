package com.calibermind.support.cases;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/**
 * What is impaired, as the severity table reads it (P15 to P19, P31).
 *
 * @param affectedSystems allCore, oneCore, partOfCore, vendor, none, or null if not known
 * @param affectedUsers all, organisation, partOfOrganisation, single, unknown, or null if not known
 */
@Embeddable
public record Impairment(
        String affectedSystems,
        String affectedUsers,
        @Column(nullable = false) boolean securitySuspected) {

    public static final Impairment UNKNOWN = new Impairment(null, null, false);

    Impairment withSuspicion(boolean suspected) {
        return new Impairment(affectedSystems, affectedUsers, suspected);
    }
}
