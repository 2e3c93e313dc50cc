package com.calibermind.support.process;

import com.calibermind.support.accounts.AccountDesk;
import com.calibermind.support.cases.CaseFiles;
import com.calibermind.support.customers.CompanyFile;
import com.calibermind.support.customers.CompanyFile.Person;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** What the forms of {@code AccountChange.bpmn} show: the change asked for, and who may approve it (P26, P36). */
@Component
class AccountFacts implements FactSource {

    private final AccountDesk accounts;
    private final CaseFiles files;

    AccountFacts(AccountDesk accounts, CaseFiles files) {
        this.accounts = accounts;
        this.files = files;
    }

    @Override
    public Map<String, String> of(DelegateTask task) {
        return FactSource.isOf(task, "AccountChange") ? facts(SupportCaseSteps.reference(task)) : Map.of();
    }

    private Map<String, String> facts(String reference) {
        return Map.of(
                "accountChange", accounts.words(reference).orElse("not recorded yet"),
                "accountContacts",
                        accounts.companyOf(files.of(reference))
                                .map(AccountFacts::technicalContacts)
                                .orElse("The company is not known: have a manager enter it."));
    }

    private static String technicalContacts(CompanyFile company) {
        return company.technicalContacts().isEmpty()
                ? company.name() + " has none: ask the customer to name two, and have a manager enter them (P36)."
                : company.technicalContacts().stream()
                        .map(AccountFacts::line)
                        .collect(Collectors.joining("\n", company.name() + "\n", ""));
    }

    private static String line(Person it) {
        return Stream.of(it.name(), it.email(), it.phone())
                .filter(part -> part != null)
                .collect(Collectors.joining(" · "));
    }
}
