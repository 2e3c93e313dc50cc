package com.calibermind.support.customers;

import com.calibermind.support.customers.Registration.Kept;
import com.calibermind.support.customers.Registration.Refused;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps the companies, their plans and contacts (P09, P36). Each change raises the company's version. A version given with
 * a change is the one that the caller read; null means whatever it is now. Of two changes at the same instant one ends in
 * an {@link jakarta.persistence.OptimisticLockException}.
 */
@Component
@Transactional
public class CompanyRegister {

    private final Companies companies;
    private final Contacts contacts;
    private final RegisterRules rules;
    private final EntityManager entityManager;
    private final Clock clock;

    CompanyRegister(
            Companies companies, Contacts contacts, RegisterRules rules, EntityManager entityManager, Clock clock) {
        this.companies = companies;
        this.contacts = contacts;
        this.rules = rules;
        this.entityManager = entityManager;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Optional<CompanyFile> find(long id) {
        return companies.findById(id).map(this::file);
    }

    @Transactional(readOnly = true)
    Registration file(long id) {
        Company company = companies.findById(id).orElse(null);
        Optional<Refused> objection = rules.unreadable(company, null);
        return objection.isPresent() ? objection.get() : new Kept(file(company));
    }

    /** Companies whose name begins so, whatever the case of its letters, by name. */
    @Transactional(readOnly = true)
    Page<CompanyLine> search(String beginning, int page, int size) {
        String literally = beginning.toUpperCase(Locale.ROOT).replaceAll("([\\\\%_])", "\\\\$1");
        return companies.search(literally + "%", PageRequest.of(page, size));
    }

    public Registration enter(CompanyDetails details) {
        Optional<Refused> objection = details.objection().or(() -> rules.taken(details, null));
        return objection.isPresent() ? objection.get() : new Kept(file(companies.saveAndFlush(new Company(details))));
    }

    public Registration change(long id, Integer version, CompanyDetails details) {
        Company company = companies.findById(id).orElse(null);
        Optional<Refused> objection =
                rules.unreadable(company, version).or(details::objection).or(() -> rules.taken(details, company));
        if (objection.isPresent()) {
            return objection.get();
        }
        raiseVersion(company);
        company.change(details);
        return new Kept(file(companies.saveAndFlush(company)));
    }

    public Registration addContact(long companyId, ContactDetails details) {
        Optional<Refused> objection = objectionToAdding(companyId, details);
        return objection.isPresent()
                ? objection.get()
                : keep(new Contact(companies.findById(companyId).orElseThrow(), details));
    }

    public Registration changeContact(long companyId, long contactId, Integer version, ContactDetails details) {
        Optional<Refused> objection = objectionToChanging(companyId, contactId, version, details);
        if (objection.isPresent()) {
            return objection.get();
        }
        Contact contact = contacts.findById(contactId).orElseThrow();
        contact.change(details);
        return keep(contact);
    }

    /** What would stand against it now. */
    @Transactional(readOnly = true)
    public Optional<Refused> objectionToAdding(long companyId, ContactDetails details) {
        Company company = companies.findById(companyId).orElse(null);
        return rules.unreadable(company, null)
                .or(details::objection)
                .or(() -> rules.taken(details, null))
                .or(() -> rules.full(company));
    }

    /** What would stand against it now. */
    @Transactional(readOnly = true)
    public Optional<Refused> objectionToChanging(
            long companyId, long contactId, Integer version, ContactDetails details) {
        Contact contact = contacts.findById(contactId).orElse(null);
        return objection(companyId, contact, version).or(details::objection).or(() -> rules.taken(details, contact));
    }

    /** The contact stays as history, but is not recognised as a person any more. */
    public Registration removeContact(long companyId, long contactId, Integer version) {
        Contact contact = contacts.findById(contactId).orElse(null);
        Optional<Refused> objection = objection(companyId, contact, version);
        if (objection.isPresent()) {
            return objection.get();
        }
        contact.remove(clock.instant());
        return keep(contact);
    }

    private Optional<Refused> objection(long companyId, Contact contact, Integer version) {
        Company company = companies.findById(companyId).orElse(null);
        return rules.unreadable(company, version).or(() -> rules.notOf(companyId, contact));
    }

    private Kept keep(Contact contact) {
        raiseVersion(contact.company);
        contacts.saveAndFlush(contact);
        return new Kept(file(contact.company));
    }

    /** At once, with the row locked until the end: changes of one company follow each other. */
    private void raiseVersion(Company company) {
        entityManager.lock(company, LockModeType.PESSIMISTIC_FORCE_INCREMENT);
    }

    private CompanyFile file(Company company) {
        return CompanyFile.of(
                company, companies.contacts(company), companies.formerContacts(company, Limit.of(CompanyFile.FORMER)));
    }
}
