package com.calibermind.support.customers;

import com.calibermind.support.customers.Registration.Refused;
import com.calibermind.support.customers.Registration.Why;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What stands against a change to the register; each rule alone, the first that objects is told. */
@Component
class RegisterRules {

    /** Active contacts of one company: a company file is never paged. */
    static final int MAX_CONTACTS = 500;

    static final Refused STALE = new Refused(
            Why.STALE, null, "Somebody has changed the company or a contact since you read it: read it again.");

    private final Companies companies;
    private final Contacts contacts;

    RegisterRules(Companies companies, Contacts contacts) {
        this.companies = companies;
        this.contacts = contacts;
    }

    /**
     * @param company null if there is none
     * @param version the one that the caller read, or null: whatever it is now
     */
    Optional<Refused> unreadable(Company company, Integer version) {
        if (company == null) {
            return Registration.refused(Why.UNKNOWN, null, "There is no company of that number.");
        }
        return version == null || version == company.version ? Optional.empty() : Optional.of(STALE);
    }

    /** @param contact null if there is none */
    Optional<Refused> notOf(long companyId, Contact contact) {
        return contact != null && contact.isActive() && contact.company.id == companyId
                ? Optional.empty()
                : Registration.refused(
                        Why.UNKNOWN, null, "The company has no active contact of that number: read the company again.");
    }

    /** @param self the company that may have the name and domain already, or null */
    Optional<Refused> taken(CompanyDetails details, Company self) {
        if (companies
                .findFirstByNameIgnoreCase(details.name())
                .filter(it -> it != self)
                .isPresent()) {
            return Registration.refused(Why.TAKEN, "name", "There is a company of that name already.");
        }
        return Optional.ofNullable(details.mailDomain())
                .flatMap(companies::findFirstByMailDomain)
                .filter(it -> it != self)
                .flatMap(it ->
                        Registration.refused(Why.TAKEN, "mailDomain", "Another company has that mail domain already."));
    }

    /** @param self the contact that may have the address already, or null */
    Optional<Refused> taken(ContactDetails details, Contact self) {
        return contacts.findByEmailAndRemovedAtIsNull(details.email())
                .filter(it -> it != self)
                .flatMap(it -> Registration.refused(
                        Why.TAKEN, "email", "There is a contact of that e-mail already, of this company or another."));
    }

    Optional<Refused> full(Company company) {
        return contacts.countByCompanyAndRemovedAtIsNull(company) < MAX_CONTACTS
                ? Optional.empty()
                : Registration.refused(Why.TAKEN, null, "The company has 500 contacts already: remove one first.");
    }
}
