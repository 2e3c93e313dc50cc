package com.calibermind.support.customers;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A company as it is now.
 *
 * @param version counts the changes of the company and its contacts
 * @param mailDomain or null
 * @param includes what its plan includes (P09)
 * @param warnings what is to be pointed out, each a sentence
 * @param contacts the active ones, by name
 * @param formerContacts the latest who were removed, newest first, at most {@value #FORMER}
 */
public record CompanyFile(
        long id,
        int version,
        String name,
        String mailDomain,
        Plan plan,
        Set<Service> includes,
        List<String> warnings,
        List<Person> contacts,
        List<Person> formerContacts) {

    static final int FORMER = 50;

    private static final int TECHNICAL_CONTACTS = 2;

    /**
     * One contact.
     *
     * @param phone or null
     * @param technical may ask for changes of the account (P26)
     * @param removedAt UTC; null while active
     */
    public record Person(long id, String name, String email, String phone, boolean technical, Instant removedAt) {

        static Person of(Contact it) {
            return new Person(it.id, it.name, it.email, it.phone, it.technical, it.removedAt);
        }
    }

    static CompanyFile of(Company it, List<Contact> active, List<Contact> former) {
        return new CompanyFile(
                it.id,
                it.version,
                it.name,
                it.mailDomain,
                it.plan,
                it.plan.includes(),
                warnings(
                        it.plan,
                        active.stream().filter(contact -> contact.technical).count()),
                active.stream().map(Person::of).toList(),
                former.stream().map(Person::of).toList());
    }

    static List<String> warnings(Plan plan, long technicalContacts) {
        List<String> warnings = new ArrayList<>();
        if (plan == Plan.NONE) {
            warnings.add("No plan: support is given all the same; clear with the customer which plan applies (P09).");
        }
        if (technicalContacts < TECHNICAL_CONTACTS) {
            warnings.add("Fewer than two technical contacts: ask the customer to name another (P36).");
        }
        return warnings;
    }

    @JsonIgnore
    public List<Person> technicalContacts() {
        return contacts.stream().filter(Person::technical).toList();
    }

    /** The active contact of that address, whatever the case of its letters. */
    public Optional<Person> contact(String email) {
        String address = Address.normal(email);
        return contacts.stream().filter(it -> it.email().equals(address)).findFirst();
    }

    public boolean hasTechnicalContact(String email) {
        return contact(email).filter(Person::technical).isPresent();
    }

    /** Whether nobody could ask for changes any more without that contact (P26). */
    public boolean dependsOn(Person contact) {
        return technicalContacts().equals(List.of(contact));
    }
}
