package com.calibermind.support.accounts;

import com.calibermind.support.cases.KeepsOpen;
import org.springframework.stereotype.Component;

/** A change of contacts or access waits for its approval or to be carried out (P26). */
@Component
class OpenAccountChanges implements KeepsOpen {

    private final AccountChanges changes;

    OpenAccountChanges(AccountChanges changes) {
        this.changes = changes;
    }

    @Override
    public boolean keepsOpen(String reference) {
        return changes.findFirstByCaseReferenceOrderByIdDesc(reference)
                .filter(AccountChange::isOpen)
                .isPresent();
    }
}
