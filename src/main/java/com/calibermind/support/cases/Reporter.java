package com.calibermind.support.cases;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** Who reports, as the report says (P10). Any part may be null if the report does not say it. */
@Embeddable
public record Reporter(
        @Column(name = "company_name") String company,
        @Column(name = "reporter_name") String name,
        @Column(name = "reporter_phone") String phone,
        @Column(name = "reporter_email") String email) {

    Addressee addressee() {
        return new Addressee(email, name);
    }

    Reporter at(String address) {
        return new Reporter(company, name, phone, address);
    }

    boolean canBeMailed() {
        return email != null && !email.isBlank();
    }
}
