package com.calibermind.support.outages;

import com.calibermind.support.cases.CaseFiles;
import com.calibermind.support.cases.CaseState;
import com.calibermind.support.cases.Outcome;
import com.calibermind.support.customers.Customer;
import com.calibermind.support.customers.CustomerDirectory;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What managers do about an outage (P08). */
@Component
@Transactional
public class OutageDesk {

    private static final String ALREADY_DECLARED =
            "%s is declared for the same systems already, and its companies have been told: update that one, or end it"
                    + " first.";

    private final Outages outages;
    private final CustomerDirectory customers;
    private final CaseFiles files;
    private final Clock clock;

    OutageDesk(Outages outages, CustomerDirectory customers, CaseFiles files, Clock clock) {
        this.outages = outages;
        this.customers = customers;
        this.files = files;
        this.clock = clock;
    }

    /** For {@link #declare}; a number that is not used is not used again. */
    public long nextNumber() {
        return outages.nextNumber();
    }

    /** Makes the outage known to the desk; {@link OutageTelling} then tells the contacts of the companies affected. */
    public Outcome declare(long number, Declaration declaration, String by) {
        Optional<String> missing = declaration.missing();
        if (missing.isPresent()) {
            return Outcome.refused(missing.get());
        }
        List<Optional<Customer>> named = declaration.companies().stream()
                .map(it -> customers.recognise(null, it))
                .toList();
        int unknown = named.indexOf(Optional.<Customer>empty());
        if (unknown >= 0) {
            return Outcome.refused(Declaration.UNKNOWN_COMPANY.formatted(unknown + 1));
        }
        Set<AffectedCompany> affected = named.stream()
                .flatMap(Optional::stream)
                .map(AffectedCompany::of)
                .collect(Collectors.toSet());
        if (!outages.reachesAnybody(affected)) {
            return Outcome.refused("Nobody can be told: we know no contact of the companies affected. Name others.");
        }
        Optional<Outage> same = outages.running().stream()
                .filter(it -> it.covers(declaration.systems(), affected))
                .findFirst();
        if (same.isPresent()) {
            return Outcome.refused(ALREADY_DECLARED.formatted(same.get().reference()));
        }
        Outage outage = outages.add(Outage.declare(number, declaration, affected, by, clock.instant()));
        tell(outage, NoticeKind.DECLARED, declaration.words(), by);
        return Outcome.DONE;
    }

    /** Tells all contacts how it stands. */
    public Outcome update(long number, String words, String by) {
        return tell(number, NoticeKind.UPDATE, words, by);
    }

    /** Gives each linked case that is open the same answer. */
    public Outcome answer(long number, String words, String by) {
        return tell(number, NoticeKind.ANSWER, words, by);
    }

    /** Tells all contacts that it is over; linked cases stay with their specialists. */
    public Outcome end(long number, String words, String by) {
        return tell(number, NoticeKind.ENDED, words, by);
    }

    private Outcome tell(long number, NoticeKind kind, String words, String by) {
        Outage outage = outages.lock(number).orElseThrow();
        Optional<String> objection = objection(outage, kind, words);
        if (objection.isPresent()) {
            return Outcome.refused(objection.get());
        }
        if (kind == NoticeKind.ENDED) {
            outage.end(by, clock.instant());
        }
        tell(outage, kind, words, by);
        return Outcome.DONE;
    }

    private Optional<String> objection(Outage outage, NoticeKind kind, String words) {
        if (outage.isOver()) {
            return Optional.of("This outage is over. If it is back, declare a new one.");
        }
        if (words == null || words.isBlank()) {
            return Optional.of(Declaration.NO_WORDS);
        }
        return kind == NoticeKind.ANSWER && nothingToAnswer(outage)
                ? Optional.of("No open case is linked to this outage: link some first.")
                : Optional.empty();
    }

    private boolean nothingToAnswer(Outage outage) {
        return outages.linkedReferences(outage.number).stream()
                .noneMatch(it -> files.of(it).state() != CaseState.CLOSED);
    }

    private void tell(Outage outage, NoticeKind kind, String words, String by) {
        outages.address(outage, outages.add(new OutageNotice(outage, kind, words, by, clock.instant())));
    }
}
