package com.calibermind.support.customers;

/**
 * What is known of somebody who reports: the company, and the person if they are one of its contacts.
 *
 * @param contactName null if only the company was recognised
 * @param phone null if not known
 */
public record Customer(long companyId, String companyName, Plan plan, String contactName, String phone) {

    static Customer of(Contact contact) {
        return new Customer(
                contact.company.id, contact.company.name, contact.company.plan, contact.name, contact.phone);
    }

    static Customer of(Company company) {
        return new Customer(company.id, company.name, company.plan, null, null);
    }
}
