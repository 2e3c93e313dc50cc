package com.calibermind.support.accounts;

import com.calibermind.support.customers.CompanyFile.Person;
import com.calibermind.support.customers.ContactDetails;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/**
 * The contact that a change is about, as it is to be. Null means: not said, so it stays as it is.
 *
 * @param email the address by which the contact is known, or is to be added
 * @param newEmail the address that takes its place
 */
@Embeddable
public record WantedContact(
        @Column(name = "contact_email") String email,
        @Column(name = "new_email") String newEmail,
        @Column(name = "contact_name") String name,
        @Column(name = "contact_phone") String phone,
        @Column(name = "technical") Boolean technical) {

    boolean saysNothingNew() {
        return newEmail == null && name == null && phone == null && technical == null;
    }

    ContactDetails asNew() {
        return new ContactDetails(name, email, phone, Boolean.TRUE.equals(technical));
    }

    ContactDetails laidOver(Person known) {
        return new ContactDetails(
                name == null ? known.name() : name,
                newEmail == null ? known.email() : newEmail,
                phone == null ? known.phone() : phone,
                technical == null ? known.technical() : technical);
    }
}
