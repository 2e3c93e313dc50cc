package com.calibermind.support.customers;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Contacts extends Repository<Contact, Long> {

    Contact saveAndFlush(Contact contact);

    Optional<Contact> findById(long id);

    /** The active contact of that address. Written out, as Hibernate keeps no plan of a query that is made from a name. */
    @Query("select k from Contact k join fetch k.company where k.email = ?1 and k.removedAt is null")
    Optional<Contact> findByEmailAndRemovedAtIsNull(String email);

    /** Those who were removed, too: an address may have been a contact of several companies. */
    List<Contact> findByEmail(String email);

    long countByCompanyAndRemovedAtIsNull(Company company);
}
