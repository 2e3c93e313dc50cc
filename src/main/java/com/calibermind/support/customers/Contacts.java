package com.calibermind.support.customers;

import java.util.Optional;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.repository.Repository;

interface Contacts extends Repository<Contact, Long> {

    Contact save(Contact contact);

    @EntityGraph(attributePaths = "company")
    Optional<Contact> findByEmail(String email);
}
