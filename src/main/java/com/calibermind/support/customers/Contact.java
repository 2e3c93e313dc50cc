package com.calibermind.support.customers;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

@Entity
class Contact {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "contact_seq")
    Long id;

    @ManyToOne(optional = false)
    Company company;

    @Column(nullable = false)
    String name;

    /** Lower case; unique. */
    @Column(nullable = false)
    String email;

    String phone;

    protected Contact() {}

    Contact(Company company, String name, String email, String phone) {
        this.company = company;
        this.name = name;
        this.email = email;
        this.phone = phone;
    }
}
