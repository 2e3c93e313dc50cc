package com.calibermind.support.mail.rules;

import com.calibermind.support.mail.reading.ParsedMail;
import java.util.Comparator;
import java.util.List;

/** Tells what machines send from what people write. A new rule is a new line. */
public final class MailRules {

    private static final List<MailRule> ALL = List.of(
            new IsDeliveryReport(),
            new IsReadReceipt(),
            new SaysAutoSubmitted(),
            new HasAutoReplyHeader(),
            new IsByMailboxRule(),
            new HasAbsenceSubject(),
            new HasBulkPrecedence(),
            new IsFromMailingList(),
            new HasNullReturnPath(),
            new IsFromMailSystem(),
            new AsksForNoAutomaticAnswer(),
            new IsFromNoReplyAddress());

    private MailRules() {}

    /**
     * All that applies.
     *
     * @param nature the strongest of the findings
     */
    public record Findings(Nature nature, List<Finding> all) {

        public List<String> reasons() {
            return all.stream().map(Finding::reason).toList();
        }
    }

    public static Findings examine(ParsedMail mail) {
        List<Finding> all =
                ALL.stream().flatMap(it -> it.examine(mail).stream()).toList();
        Nature strongest =
                all.stream().map(Finding::nature).min(Comparator.naturalOrder()).orElse(Nature.ORDINARY);
        return new Findings(strongest, all);
    }
}
