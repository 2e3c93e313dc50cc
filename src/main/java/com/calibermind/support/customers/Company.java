package com.calibermind.support.customers;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

@Entity
class Company {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "company_seq")
    Long id;

    /** Counts the changes of the company and of its contacts. */
    @Version
    int version;

    @Column(nullable = false)
    String name;

    /** Addresses at this domain belong to the company even if the contact is not known by name; may be null. */
    String mailDomain;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    Plan plan;

    protected Company() {}

    Company(CompanyDetails details) {
        change(details);
    }

    void change(CompanyDetails details) {
        name = details.name();
        mailDomain = details.mailDomain();
        plan = details.plan();
    }
}
