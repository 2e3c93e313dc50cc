package com.calibermind.support.accounts;

import com.calibermind.support.cases.Outcome;
import com.calibermind.support.customers.CompanyFile;
import com.calibermind.support.customers.CompanyFile.Person;
import com.calibermind.support.customers.CompanyRegister;
import com.calibermind.support.customers.ContactDetails;
import com.calibermind.support.customers.Registration;
import com.calibermind.support.customers.Registration.Refused;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whether a change can be made to the register of a company, and making it. */
@Component
class RegisterChanges {

    private static final Optional<Outcome> NOT_A_CONTACT = refused(
            "Nobody with that e-mail is a contact of the company: correct the contact's e-mail, or add the contact.");

    /**
     * By way of a case nobody takes a company's last technical contact away: after that nobody could ask for a change. An
     * administrator of companies can.
     */
    private static final Optional<Outcome> LAST_ONE =
            refused("This is the company's last technical contact: add or name another technical contact first (P36).");

    private final CompanyRegister register;

    RegisterChanges(CompanyRegister register) {
        this.register = register;
    }

    /** What stands against the change as it is to be recorded. */
    Optional<Outcome> objection(CompanyFile company, ChangeRequest request) {
        if (request.kind() == null) {
            return refused("Choose what is to change.");
        }
        WantedContact wanted = request.contact();
        return switch (request.kind()) {
            case ADD -> inWords(register.objectionToAdding(company.id(), wanted.asNew()));
            case UPDATE ->
                company.contact(wanted.email())
                        .map(known -> objectionToUpdate(company, known, request))
                        .orElse(NOT_A_CONTACT);
            case REMOVE ->
                company.contact(wanted.email())
                        .map(known -> company.dependsOn(known) ? LAST_ONE : Optional.<Outcome>empty())
                        .orElse(NOT_A_CONTACT);
            case ACCESS ->
                request.access() == null
                        ? refused("Write which access is to be given, changed or taken away.")
                        : Optional.empty();
        };
    }

    private Optional<Outcome> objectionToUpdate(CompanyFile company, Person known, ChangeRequest request) {
        if (request.contact().saysNothingNew() && request.access() == null) {
            return refused("Write what changes: a new e-mail, name, phone, role or access.");
        }
        ContactDetails wanted = request.contact().laidOver(known);
        return company.dependsOn(known) && !wanted.technical()
                ? LAST_ONE
                : inWords(register.objectionToChanging(company.id(), known.id(), null, wanted));
    }

    /** Makes the change. What somebody else has already brought about in the meantime is no objection. */
    Outcome apply(CompanyFile company, ChangeRequest request) {
        Optional<Person> known = company.contact(request.contact().email());
        boolean addsAnew = request.kind() == ChangeKind.ADD && known.isEmpty();
        boolean alreadyGone = request.kind() == ChangeKind.REMOVE && known.isEmpty();
        if (addsAnew) {
            return outcome(register.addContact(company.id(), request.contact().asNew()));
        }
        if (alreadyGone || request.kind() == ChangeKind.ACCESS) {
            return Outcome.DONE;
        }
        Optional<Outcome> objection = request.kind() == ChangeKind.ADD ? Optional.empty() : objection(company, request);
        return objection.orElseGet(() -> apply(company, known.orElseThrow(), request));
    }

    private Outcome apply(CompanyFile company, Person known, ChangeRequest request) {
        return outcome(
                request.kind() == ChangeKind.REMOVE
                        ? register.removeContact(company.id(), known.id(), null)
                        : register.changeContact(
                                company.id(),
                                known.id(),
                                null,
                                request.contact().laidOver(known)));
    }

    private static Outcome outcome(Registration registration) {
        return registration instanceof Refused refused ? Outcome.refused(refused.words()) : Outcome.DONE;
    }

    private static Optional<Outcome> inWords(Optional<Refused> refused) {
        return refused.map(it -> Outcome.refused(it.words()));
    }

    private static Optional<Outcome> refused(String words) {
        return Optional.of(Outcome.refused(words));
    }
}
