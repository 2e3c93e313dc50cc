package com.calibermind.support.process;

import com.calibermind.support.cases.CaseFile;
import com.calibermind.support.customers.CompanyFile;
import com.calibermind.support.customers.CompanyRegister;
import com.calibermind.support.customers.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What the customer's plan offers, and what is missing of their data (P09, P36). Support is given in any case. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class CustomerNotes implements CaseNote {

    private static final String UNKNOWN =
            "The company is not known, and so is no plan: support is given all the same; have a manager enter it (P09).";

    private final CompanyRegister companies;

    CustomerNotes(CompanyRegister companies) {
        this.companies = companies;
    }

    @Override
    public List<String> of(CaseFile file) {
        return Optional.ofNullable(file.companyId())
                .flatMap(companies::find)
                .map(CustomerNotes::lines)
                .orElse(List.of(UNKNOWN));
    }

    private static List<String> lines(CompanyFile company) {
        List<String> lines = new ArrayList<>();
        if (!company.includes().isEmpty()) {
            lines.add(company.includes().stream()
                    .map(Service::words)
                    .collect(Collectors.joining(", ", "Plan " + company.plan().words() + ": includes ", " (P09).")));
        }
        lines.addAll(company.warnings());
        return lines;
    }
}
