package com.calibermind.support.demo;

import com.calibermind.support.customers.CompanyDetails;
import com.calibermind.support.customers.ContactDetails;
import com.calibermind.support.customers.CustomerDirectory;
import com.calibermind.support.process.Groups;
import com.calibermind.support.process.Staff;

/** Enters the companies and colleagues of the day; who is there already stays as they are. */
class People {

    private final CustomerDirectory directory;
    private final Staff staff;

    People(CustomerDirectory directory, Staff staff) {
        this.directory = directory;
        this.staff = staff;
    }

    void arrive(Day day) {
        day.companies().forEach(this::arrive);
        day.colleagues()
                .forEach(it -> staff.ensure(
                        it.id(),
                        it.firstName(),
                        it.lastName(),
                        it.id() + "@staff.calibermind.example",
                        Groups.SUPPORT,
                        Staff::randomPassword));
    }

    private void arrive(Day.Company company) {
        var details = new CompanyDetails(company.name(), company.domain(), company.plan());
        company.contacts()
                .forEach(it -> directory.register(
                        details,
                        new ContactDetails(it.name(), Contacts.address(it, company), it.phone(), it.technical())));
    }
}
