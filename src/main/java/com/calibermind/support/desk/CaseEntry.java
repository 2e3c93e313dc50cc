package com.calibermind.support.desk;

import com.calibermind.support.cases.CaseFiles;
import com.calibermind.support.cases.Channel;
import com.calibermind.support.cases.Conflicts;
import com.calibermind.support.cases.ConversationDesk;
import com.calibermind.support.cases.Reception;
import com.calibermind.support.cases.Reply;
import com.calibermind.support.process.DeskAuthority;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What other programs enter: reports and customers' words, through the doors of every other channel, each once. */
@Component
class CaseEntry {

    private final OnceOnly once;
    private final Reception reception;
    private final ConversationDesk desk;
    private final CaseFiles files;
    private final DeskAuthority authority;
    private final DeskProperties properties;
    private final TransactionTemplate transaction;
    private final Clock clock;

    CaseEntry(
            OnceOnly once,
            Reception reception,
            ConversationDesk desk,
            CaseFiles files,
            DeskAuthority authority,
            DeskProperties properties,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.once = once;
        this.reception = reception;
        this.desk = desk;
        this.files = files;
        this.authority = authority;
        this.properties = properties;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Returns the reference. */
    OnceOnly.Result open(NewCase given, String key, String by) {
        Instant now = now();
        given.objection(now, properties.oldestReport()).ifPresent(CaseEntry::refuse);
        return once(by, key, given, () -> {
            String reference = reception.open(given.report(now));
            desk.note(reference, "Entered over the interface.", by);
            return reference;
        });
    }

    /** Returns the reference of the case that it joined: a duplicate's goes on as another. */
    OnceOnly.Result reply(String reference, NewMessage given, String key, String by) {
        given.objection().ifPresent(CaseEntry::refuse);
        return once(by, key, reference + given, () -> {
            reception.reply(reference, reply(reference, given, by));
            return survivor(reference);
        });
    }

    private OnceOnly.Result once(String by, String key, Object request, Supplier<String> work) {
        return authority.ask(
                () -> Conflicts.triedAgain(() -> transaction.execute(status -> once.once(by, key, request, work))));
    }

    private String survivor(String reference) {
        String goesOnAs = files.of(reference).mergedInto();
        return goesOnAs == null ? reference : survivor(goesOnAs);
    }

    private static void refuse(String why) {
        throw Problem.of(HttpStatus.UNPROCESSABLE_ENTITY, why);
    }

    private Reply reply(String reference, NewMessage given, String by) {
        boolean isParty = reception.belongs(reference, given.author());
        String remark =
                "Entered over the interface by " + by + (isParty ? "." : "; the author is nobody of this case.");
        return new Reply(
                given.author(),
                "",
                given.text(),
                "",
                now(),
                List.of(),
                Channel.API,
                isParty ? Reply.Voice.PARTY : Reply.Voice.OUTSIDER,
                List.of(remark));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
