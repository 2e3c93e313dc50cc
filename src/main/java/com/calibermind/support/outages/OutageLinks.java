package com.calibermind.support.outages;

import com.calibermind.support.cases.CaseFile;
import com.calibermind.support.cases.CaseFiles;
import com.calibermind.support.cases.CaseState;
import com.calibermind.support.cases.Outcome;
import com.calibermind.support.cases.Postbox;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Brings cases to the outage that they come from, so that they are answered together (P08). */
@Component
@Transactional
public class OutageLinks {

    private final Outages outages;
    private final CaseFiles files;
    private final Postbox postbox;
    private final Clock clock;

    OutageLinks(Outages outages, CaseFiles files, Postbox postbox, Clock clock) {
        this.outages = outages;
        this.files = files;
        this.postbox = postbox;
        this.clock = clock;
    }

    /** The case keeps its own target and owner. */
    public Outcome link(long number, String reference, String by) {
        Optional<Outage> outage = outages.lock(number);
        Optional<String> objection = outage.isEmpty()
                ? Optional.of(
                        "There is no outage of that number: take it from the manager's task, OUT-12 is number 12.")
                : objection(outage.get(), reference);
        if (objection.isPresent()) {
            return Outcome.refused(objection.get());
        }
        add(outage.get(), reference, by);
        return Outcome.DONE;
    }

    /** All of them or none. */
    public Outcome link(long number, List<String> references, String by) {
        if (references.isEmpty()) {
            return Outcome.refused("Write the references of the cases to link, one a line.");
        }
        Outage outage = outages.lock(number).orElseThrow();
        for (int i = 0; i < references.size(); i++) {
            Optional<String> objection = objection(outage, references.get(i));
            if (objection.isPresent()) {
                return Outcome.refused("Case %d of the list: %s".formatted(i + 1, objection.get()));
            }
        }
        references.stream().distinct().forEach(it -> add(outage, it, by));
        return Outcome.DONE;
    }

    private Optional<String> objection(Outage outage, String reference) {
        Optional<CaseFile> file = files.find(reference);
        if (outage.isOver()) {
            return Optional.of("This outage is over: handle the case as any other.");
        }
        if (file.isEmpty()) {
            return Optional.of(CaseFiles.UNKNOWN);
        }
        if (file.get().state() == CaseState.CLOSED) {
            return Optional.of("That case is closed: only an open case can be linked.");
        }
        return outages.isLinked(outage.number, reference)
                ? Optional.of("That case is linked to this outage already.")
                : Optional.empty();
    }

    private void add(Outage outage, String reference, String by) {
        outages.add(new OutageLink(outage, reference, by, clock.instant()));
        postbox.note(reference, by, "Linked to outage " + outage.reference() + ": " + outage.systems);
    }
}
