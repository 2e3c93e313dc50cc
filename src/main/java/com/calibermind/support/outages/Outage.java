package com.calibermind.support.outages;

import com.calibermind.support.policy.Severity;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/** Core systems are down for many, from its declaration by a manager to its end. */
@Entity
class Outage {

    @Id
    Long number;

    String systems;

    @Enumerated(EnumType.STRING)
    Severity severity;

    /** Then {@link #companies} is empty. */
    boolean allCompanies;

    @ElementCollection
    @CollectionTable(name = "outage_company", joinColumns = @JoinColumn(name = "outage_number"))
    Set<AffectedCompany> companies = new HashSet<>();

    String declaredBy;
    Instant declaredAt;
    String endedBy;

    /** Null while it runs. */
    Instant endedAt;

    protected Outage() {}

    static Outage declare(long number, Declaration declaration, Set<AffectedCompany> companies, String by, Instant at) {
        var it = new Outage();
        it.number = number;
        it.systems = declaration.systems();
        it.severity = declaration.severity();
        it.allCompanies = companies.isEmpty();
        it.companies.addAll(companies);
        it.declaredBy = by;
        it.declaredAt = at;
        return it;
    }

    /** As people and mails name it. */
    String reference() {
        return reference(number);
    }

    static String reference(long number) {
        return "OUT-" + number;
    }

    boolean isOver() {
        return endedAt != null;
    }

    /** @param companyId may be null: then only an outage of all companies concerns it */
    boolean affects(Long companyId) {
        return allCompanies || companies.stream().anyMatch(it -> it.companyId().equals(companyId));
    }

    /** Whether the people of those companies, all if there are none, have been told of the same already. */
    boolean covers(String sameSystems, Set<AffectedCompany> others) {
        return systems.strip().equalsIgnoreCase(sameSystems.strip())
                && (allCompanies || !others.isEmpty() && others.stream().allMatch(it -> affects(it.companyId())));
    }

    void end(String by, Instant at) {
        endedBy = by;
        endedAt = at;
    }
}
