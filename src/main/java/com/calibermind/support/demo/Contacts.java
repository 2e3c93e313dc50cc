package com.calibermind.support.demo;

import com.calibermind.support.cases.Reporter;
import java.util.HashMap;
import java.util.Map;

/** Those who write and telephone, by their keys; a key that is an address is a stranger. */
class Contacts {

    private final Map<String, Reporter> known = new HashMap<>();

    Contacts(Day day) {
        day.companies()
                .forEach(company -> company.contacts()
                        .forEach(it -> known.put(
                                it.key(), new Reporter(company.name(), it.name(), it.phone(), address(it, company)))));
    }

    static String address(Day.Contact contact, Day.Company company) {
        return contact.key() + "@" + company.domain();
    }

    Reporter of(String key) {
        return key.contains("@") ? new Reporter(null, null, null, key) : known.get(key);
    }
}
