package com.calibermind.support.outages;

import com.calibermind.support.customers.Customer;
import jakarta.persistence.Embeddable;

/** A company that an outage concerns, under the name that it had then. */
@Embeddable
record AffectedCompany(Long companyId, String companyName) {

    static AffectedCompany of(Customer customer) {
        return new AffectedCompany(customer.companyId(), customer.companyName());
    }
}
