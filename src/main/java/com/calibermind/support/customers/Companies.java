package com.calibermind.support.customers;

import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Companies extends Repository<Company, Long> {

    Company saveAndFlush(Company company);

    Optional<Company> findById(long id);

    Optional<Company> findFirstByNameIgnoreCase(String name);

    @Query("select c from Company c where c.mailDomain = ?1 order by c.id limit 1")
    Optional<Company> findFirstByMailDomain(String mailDomain);

    /**
     * One page of companies by name.
     *
     * @param pattern of SQL's {@code like} in upper case, with {@code \} before what is meant literally
     */
    @Query(value = """
                    select new com.calibermind.support.customers.CompanyLine(c.id, c.name, c.mailDomain, c.plan,
                        (select count(k) from Contact k
                         where k.company = c and k.removedAt is null and k.technical = true))
                    from Company c where upper(c.name) like ?1 escape '\\' order by upper(c.name), c.id""", countQuery = "select count(c) from Company c where upper(c.name) like ?1 escape '\\'")
    Page<CompanyLine> search(String pattern, Pageable page);

    @Query("select k from Contact k where k.company = ?1 and k.removedAt is null order by upper(k.name), k.id")
    List<Contact> contacts(Company company);

    @Query(
            "select k from Contact k where k.company = ?1 and k.removedAt is not null order by k.removedAt desc, k.id desc")
    List<Contact> formerContacts(Company company, Limit limit);
}
