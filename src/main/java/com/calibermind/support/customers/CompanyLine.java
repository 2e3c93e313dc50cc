package com.calibermind.support.customers;

import java.util.List;

/** A company in a list; see {@link CompanyFile}. */
record CompanyLine(long id, String name, String mailDomain, Plan plan, long technicalContacts, List<String> warnings) {

    CompanyLine(long id, String name, String mailDomain, Plan plan, long technicalContacts) {
        this(id, name, mailDomain, plan, technicalContacts, CompanyFile.warnings(plan, technicalContacts));
    }
}
