package com.calibermind.support.accounts;

import java.util.Optional;
import org.springframework.data.repository.Repository;

interface AccountChanges extends Repository<AccountChange, Long> {

    AccountChange saveAndFlush(AccountChange change);

    Optional<AccountChange> findFirstByCaseReferenceOrderByIdDesc(String reference);
}
