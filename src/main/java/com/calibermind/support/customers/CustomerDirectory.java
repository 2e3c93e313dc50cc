package com.calibermind.support.customers;

import java.util.Locale;
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
     * By address first (a contact, else the domain of a company), by company name otherwise.
     *
     * @param email may be null
     * @param companyName may be null
     */
    @Transactional(readOnly = true)
    public Optional<Customer> recognise(String email, String companyName) {
        return byAddress(email).or(() -> byCompanyName(companyName));
    }

    /** Adds the company if there is none of that name, and the contact if nobody has that address. */
    public void register(
            String companyName, String mailDomain, Plan plan, String contactName, String email, String phone) {
        Company company = companies
                .findFirstByNameIgnoreCase(companyName)
                .orElseGet(() -> companies.save(new Company(companyName, mailDomain, plan)));
        if (contacts.findByEmail(normal(email)).isEmpty()) {
            contacts.save(new Contact(company, contactName, normal(email), phone));
        }
    }

    private Optional<Customer> byAddress(String email) {
        if (email == null || email.isBlank()) {
            return Optional.empty();
        }
        String address = normal(email);
        return contacts.findByEmail(address)
                .map(Customer::of)
                .or(() -> companies
                        .findFirstByMailDomain(address.substring(address.indexOf('@') + 1))
                        .map(Customer::of));
    }

    private Optional<Customer> byCompanyName(String name) {
        return name == null || name.isBlank()
                ? Optional.empty()
                : companies.findFirstByNameIgnoreCase(name.strip()).map(Customer::of);
    }

    private static String normal(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }
}
