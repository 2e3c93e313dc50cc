package com.calibermind.support.customers;

import java.util.Optional;
import org.springframework.data.repository.Repository;

interface Companies extends Repository<Company, Long> {

    Company save(Company company);

    Optional<Company> findFirstByNameIgnoreCase(String name);

    Optional<Company> findFirstByMailDomain(String mailDomain);
}
