package com.calibermind.support.accounts;

import com.calibermind.support.accounts.AccountLetters.Ending;
import com.calibermind.support.cases.CaseFile;
import com.calibermind.support.cases.CaseFiles;
import com.calibermind.support.cases.Channel;
import com.calibermind.support.cases.Outcome;
import com.calibermind.support.customers.Address;
import com.calibermind.support.customers.CompanyFile;
import com.calibermind.support.customers.CompanyRegister;
import com.calibermind.support.customers.CustomerDirectory;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Changes of contacts and access (P26): recorded, approved by a technical contact of the case's company, carried out by a
 * person, confirmed. Nobody's word for their own entry is enough unless they are a technical contact themselves.
 */
@Component
@Transactional
public class AccountDesk {

    private static final Outcome NO_COMPANY = Outcome.refused(
            "The company of this case is not known, so nobody can vouch for the change: have a manager enter it with its mail domain or its contacts, or choose another kind of request.");
    private static final Outcome NO_ASKER = Outcome.refused(
            "The e-mail of the one who asks is not known: ask for it and write it under Asked by, like ada@acme.example.");
    private static final Outcome NOT_A_TECHNICAL_CONTACT = Outcome.refused(
            "Only a technical contact of the company decides: name one of those listed, or have a manager enter another. If none has decided, decline with that field empty.");

    private final AccountChanges changes;
    private final RegisterChanges register;
    private final CompanyRegister companies;
    private final CustomerDirectory customers;
    private final CaseFiles files;
    private final AccountLetters letters;
    private final Clock clock;

    AccountDesk(
            AccountChanges changes,
            RegisterChanges register,
            CompanyRegister companies,
            CustomerDirectory customers,
            CaseFiles files,
            AccountLetters letters,
            Clock clock) {
        this.changes = changes;
        this.register = register;
        this.companies = companies;
        this.customers = customers;
        this.files = files;
        this.letters = letters;
        this.clock = clock;
    }

    /** What is to change and who asks for it; approved at once if a technical contact asks. */
    public Outcome record(String reference, ChangeRequest request, String by) {
        CaseFile file = files.of(reference);
        CompanyFile company = companyOf(file).orElse(null);
        String asker =
                Address.normal(request.askedBy() == null ? file.reporter().email() : request.askedBy());
        if (company == null || !Address.isEmail(asker)) {
            return company == null ? NO_COMPANY : NO_ASKER;
        }
        Optional<Outcome> objection = register.objection(company, request);
        if (objection.isPresent()) {
            return objection.get();
        }
        find(reference).filter(AccountChange::isOpen).ifPresent(this::abandon);
        var change = AccountChange.record(reference, company.id(), request, asker, by, clock.instant());
        if (company.hasTechnicalContact(asker) && wrote(file, asker)) {
            change.decide(true, asker, "asked for it", by, clock.instant());
        }
        changes.saveAndFlush(change);
        return Outcome.DONE;
    }

    /** What somebody says on the telephone, is said to have asked for, or may not have written is confirmed first. */
    private static boolean wrote(CaseFile file, String asker) {
        return file.channel() == Channel.EMAIL
                && !file.senderDoubted()
                && asker.equals(Address.normal(file.reporter().email()));
    }

    @Transactional(readOnly = true)
    public boolean isApproved(String reference) {
        return find(reference).filter(AccountChange::isApproved).isPresent();
    }

    /** Writes to each technical contact; if there is none, the case says so. */
    public void askApproval(String reference) {
        AccountChange change = get(reference);
        letters.ask(change, companyOf(change));
    }

    /** What a technical contact said to the question, or that none did. */
    public Outcome approval(String reference, Approval approval, String by) {
        if (approval.approved() == null) {
            return Outcome.refused("Choose whether the change is approved or declined.");
        }
        if (approval.how() == null) {
            return Outcome.refused("Write how they said so: by which mail, or in which call to a known number.");
        }
        AccountChange change = get(reference);
        boolean nobodyDecided = approval.by() == null && !approval.approved();
        if (!nobodyDecided && !companyOf(change).hasTechnicalContact(approval.by())) {
            return NOT_A_TECHNICAL_CONTACT;
        }
        change.decide(approval.approved(), approval.by(), approval.how(), by, clock.instant());
        return Outcome.DONE;
    }

    /** Tells those concerned that nothing is changed, and resolves the case so. */
    public void decline(String reference) {
        AccountChange change = get(reference);
        letters.end(
                change,
                companyOf(change),
                new Ending("declined", ChangeWords.refusal(change), change.askedBy, change.decisionKeptBy));
    }

    /** A person has made the change; the register of contacts follows. */
    public Outcome carryOut(String reference, String doneNote, String by) {
        if (doneNote == null) {
            return Outcome.refused("Write what was done, as the customer will read it.");
        }
        AccountChange change = get(reference);
        Outcome applied = register.apply(companyOf(change), change.request());
        if (applied == Outcome.DONE) {
            change.carriedOut(doneNote, by, clock.instant());
        }
        return applied;
    }

    /** It turned out not to be possible: the customer is told why. */
    public Outcome cannotCarryOut(String reference, String why, String by) {
        if (why == null) {
            return Outcome.refused("Write why it cannot be done, as the customer will read it.");
        }
        get(reference).cannot(why, by);
        return Outcome.DONE;
    }

    /** To the reporter, and to the technical contact whose word it was: so a wrong change is noticed. */
    public void confirm(String reference) {
        AccountChange change = get(reference);
        if (!change.isCarriedOut()) {
            decline(reference);
            return;
        }
        letters.end(
                change,
                companyOf(change),
                new Ending("accountChanged", ChangeWords.confirmation(change), change.decidedBy, change.carriedOutBy));
    }

    /** The change that the case is about, and where it stands. */
    @Transactional(readOnly = true)
    public Optional<String> words(String reference) {
        return find(reference).filter(AccountChange::isOpen).map(ChangeWords::withState);
    }

    /** Also one that was entered after the case was received, if the reporter's address belongs to it. */
    @Transactional(readOnly = true)
    public Optional<CompanyFile> companyOf(CaseFile file) {
        return Optional.ofNullable(file.companyId())
                .or(() -> customers.recognise(file.reporter().email(), null).map(it -> it.companyId()))
                .flatMap(companies::find);
    }

    private CompanyFile companyOf(AccountChange change) {
        return companies.find(change.companyId).orElseThrow();
    }

    private void abandon(AccountChange change) {
        change.abandon();
        changes.saveAndFlush(change);
    }

    private AccountChange get(String reference) {
        return find(reference)
                .orElseThrow(() -> new IllegalStateException("No change of an account is recorded for " + reference));
    }

    private Optional<AccountChange> find(String reference) {
        return changes.findFirstByCaseReferenceOrderByIdDesc(reference);
    }
}
