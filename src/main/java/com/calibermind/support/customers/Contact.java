package com.calibermind.support.customers;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.time.Instant;

/** A person of a company. One who was removed stays as history, and may be added anew as another contact. */
@Entity
class Contact {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "contact_seq")
    Long id;

    @ManyToOne(optional = false)
    Company company;

    @Column(nullable = false)
    String name;

    /** Lower case; unique among the active contacts of all companies. */
    @Column(nullable = false)
    String email;

    String phone;

    /** May ask for changes of the account (P26, P36). */
    boolean technical;

    /** Null while active. */
    Instant removedAt;

    protected Contact() {}

    Contact(Company company, ContactDetails details) {
        this.company = company;
        change(details);
    }

    void change(ContactDetails details) {
        name = details.name();
        email = details.email();
        phone = details.phone();
        technical = details.technical();
    }

    void remove(Instant at) {
        removedAt = at;
    }

    boolean isActive() {
        return removedAt == null;
    }
}
