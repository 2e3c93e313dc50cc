package com.calibermind.support.customers;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Recognises customers by what a report carries, and takes in new ones. */
@Component
@Transactional
public class CustomerDirectory {

    private final Companies companies;
    private final Contacts contacts;

    CustomerDirectory(Companies companies, Contacts contacts) {
        this.companies = companies;
        this.contacts = contacts;
    }

    /**
     * By address first (an active contact, else the domain of a company), by company name otherwise.
     *
     * @param email may be null
     * @param companyName may be null
     */
    @Transactional(readOnly = true)
    public Optional<Customer> recognise(String email, String companyName) {
        return byAddress(email).or(() -> byCompanyName(companyName));
    }

    /** For somebody who has shown that they read that mailbox. */
    @Transactional(readOnly = true)
    public Standing standingOf(String email) {
        String address = Address.normal(email);
        return Standing.of(address, contacts.findByEmail(address));
    }

    /** Whether the address is an active contact of the company, or has its domain. */
    @Transactional(readOnly = true)
    public boolean belongs(String email, Long companyId) {
        return companyId != null
                && byAddress(email).filter(it -> it.companyId() == companyId).isPresent();
    }

    /** Adds the company if there is none of that name, and the contact if no active one has that address. */
    public void register(CompanyDetails details, ContactDetails contact) {
        Company company = companies
                .findFirstByNameIgnoreCase(details.name())
                .orElseGet(() -> companies.saveAndFlush(new Company(details)));
        if (contacts.findByEmailAndRemovedAtIsNull(contact.email()).isEmpty()) {
            contacts.saveAndFlush(new Contact(company, contact));
        }
    }

    private Optional<Customer> byAddress(String email) {
        String address = Address.normal(email);
        return address.isEmpty()
                ? Optional.empty()
                : contacts.findByEmailAndRemovedAtIsNull(address)
                        .map(Customer::of)
                        .or(() -> companies
                                .findFirstByMailDomain(Address.domainOf(address))
                                .map(Customer::of));
    }

    private Optional<Customer> byCompanyName(String name) {
        return name == null || name.isBlank()
                ? Optional.empty()
                : companies.findFirstByNameIgnoreCase(name.strip()).map(Customer::of);
    }
}
