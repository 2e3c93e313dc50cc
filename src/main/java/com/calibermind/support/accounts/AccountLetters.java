package com.calibermind.support.accounts;

import com.calibermind.support.cases.Addressee;
import com.calibermind.support.cases.CaseDesk;
import com.calibermind.support.cases.CaseFiles;
import com.calibermind.support.cases.MessageKind;
import com.calibermind.support.cases.Postbox;
import com.calibermind.support.customers.CompanyFile;
import com.calibermind.support.customers.CompanyFile.Person;
import java.util.List;
import org.springframework.stereotype.Component;

/** What is written to customers about a change of their account; within the desk's transaction. */
@Component
class AccountLetters {

    private final CaseFiles files;
    private final CaseDesk desk;
    private final Postbox postbox;

    AccountLetters(CaseFiles files, CaseDesk desk, Postbox postbox) {
        this.files = files;
        this.desk = desk;
        this.postbox = postbox;
    }

    /** How a change ends: {@code alsoTo} is told beside the reporter. */
    record Ending(String kind, String text, String alsoTo, String by) {}

    /** To each technical contact; if there is none, the case says so. */
    void ask(AccountChange change, CompanyFile company) {
        List<Person> deciders = company.technicalContacts();
        if (deciders.isEmpty()) {
            postbox.note(
                    change.caseReference,
                    "policy",
                    "Nobody could be asked to approve the change: the company has no technical contact. Have it name one (P36).");
        }
        String question = ChangeWords.question(change, company.name());
        deciders.forEach(it -> write(change, question, new Addressee(it.email(), it.name()), change.recordedBy));
    }

    /** Resolves the case: the reporter reads the text in the resolution, the other person in a letter of their own. */
    void end(AccountChange change, CompanyFile company, Ending ending) {
        if (!ending.alsoTo()
                .equalsIgnoreCase(files.of(change.caseReference).reporter().email())) {
            String name = company.contact(ending.alsoTo()).map(Person::name).orElse(null);
            write(change, ending.text(), new Addressee(ending.alsoTo(), name), ending.by());
        }
        desk.resolve(change.caseReference, ending.kind(), ending.text(), null, ending.by());
    }

    private void write(AccountChange change, String text, Addressee to, String by) {
        postbox.write(change.caseReference, MessageKind.ACCOUNT_CHANGE, by, text, to, null);
    }
}
