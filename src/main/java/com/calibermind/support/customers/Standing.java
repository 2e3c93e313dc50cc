package com.calibermind.support.customers;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an address stands for towards the desk, now.
 *
 * @param email lower case
 * @param company of which the address is an active contact, or null
 * @param technical whether as a technical contact, who sees what concerns the company (P36)
 * @param leftCompanies companies whose contact it was and is no more: nothing of theirs is shown to it
 */
public record Standing(String email, Long company, boolean technical, Set<Long> leftCompanies) {

    static Standing of(String email, List<Contact> ever) {
        Contact active = ever.stream().filter(Contact::isActive).findFirst().orElse(null);
        Long company = active == null ? null : active.company.id;
        return new Standing(
                email,
                company,
                active != null && active.technical,
                ever.stream()
                        .map(it -> it.company.id)
                        .filter(it -> !it.equals(company))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    public boolean isContact() {
        return company != null;
    }

    /** The company whose cases it sees, or null. */
    public Long technicalFor() {
        return technical ? company : null;
    }
}
