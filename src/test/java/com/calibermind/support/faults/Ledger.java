package com.calibermind.support.faults;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.calibermind.support.contents.Contents;
import com.calibermind.support.faults.Mail.Fate;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What was sent, held against what is stored and what arrived. Every mail ever sent is looked at each time, so a later
 * fault that harms an earlier mail is seen. The letters are those of the fault matrix:
 *
 * <ul>
 *   <li>L each mail is kept once with its bytes, in a case or in a person's hands
 *   <li>A a new case is acknowledged by one Message-ID, automatic mail by none
 *   <li>D there are as many cases by mail as mails that opened one, and as many processes as cases
 *   <li>T each case that waits for triage has its timer at the deadline that it was born with
 * </ul>
 */
final class Ledger {

    /** Figures for the fault table. */
    record Counts(int sent, int cases, int parked, int acknowledgements, int wireRepeats) {}

    private record Stored(String verdict, String reference, String kept) {}

    private final Database database;
    private final Postbox postbox;
    private final Sink sink;
    private final Map<String, Mail> sent = new LinkedHashMap<>();
    private final Set<String> unacknowledgeable = new java.util.HashSet<>();

    Ledger(Database database, Postbox postbox, Sink sink) {
        this.database = database;
        this.postbox = postbox;
        this.sink = sink;
    }

    /** Puts the mail into the support mailbox: from now on the desk answers for it. */
    Mail send(Mail mail) {
        postbox.append(mail.bytes());
        sent.putIfAbsent(sha256(mail.bytes()), mail);
        return mail;
    }

    /** No server takes letters to that sender: a task is all that can be done. */
    void cannotBeReached(Mail mail) {
        unacknowledgeable.add(mail.sender());
    }

    /** Waits until everything is in order, and says what is not if that takes longer. */
    Counts balances(Duration atMost) {
        await("the ledger")
                .atMost(atMost)
                .pollInterval(Duration.ofMillis(250))
                .ignoreExceptionsInstanceOf(org.springframework.dao.DataAccessException.class)
                .untilAsserted(() -> assertThat(problems()).isEmpty());
        return counts();
    }

    Counts balances() {
        return balances(Duration.ofMinutes(3));
    }

    /** What is not in order now; at most ten of each kind of trouble are named. */
    List<String> problems() {
        var found = new ArrayList<String>();
        stored(found);
        cases(found);
        acknowledgements(found);
        timers(found);
        int waiting = postbox.waiting();
        if (waiting > 0) {
            found.add("mailbox: " + waiting + " mails are not done");
        }
        return found;
    }

    Counts counts() {
        var letters = sink.deliveries();
        long distinct =
                letters.stream().map(Sink.Delivery::messageId).distinct().count();
        return new Counts(
                sent.size(),
                count("select count(*) from support_case"),
                count("select count(*) from inbound_mail where verdict = 'PARKED'"),
                (int) distinct,
                (int) (letters.size() - distinct));
    }

    private void stored(List<String> found) {
        Map<String, List<Stored>> bySha = new java.util.HashMap<>();
        jdbc().query(
                        "select m.sha256, m.verdict, m.case_reference, (select encode(sha256(string_agg(c.bytes, ''::bytea"
                                + " order by c.part)), 'hex') from content_chunk c where c.sha256 = m.sha256) as kept"
                                + " from inbound_mail m order by m.id",
                        row -> {
                            bySha.computeIfAbsent(row.getString(1), it -> new ArrayList<>())
                                    .add(new Stored(row.getString(2), row.getString(3), row.getString(4)));
                        });
        sent.forEach((sha256, mail) -> {
            List<Stored> rows = bySha.getOrDefault(sha256, List.of());
            if (rows.isEmpty() && mail.fate() == Fate.AT_RISK) {
                return;
            }
            rows = mail.fate() == Fate.KEPT ? rows.subList(0, Math.min(1, rows.size())) : onlyOriginals(rows);
            if (rows.size() != 1) {
                say(found, "L: " + mail.messageId() + " is kept " + rows.size() + " times");
            } else if (!sha256.equals(rows.get(0).kept())) {
                say(found, "L: the bytes of " + mail.messageId() + " are not those that were sent");
            } else if (!isFate(mail.fate(), rows.get(0))) {
                say(found, "L: " + mail.messageId() + " is " + rows.get(0) + ", not " + mail.fate());
            }
        });
        if (!sent.keySet().containsAll(bySha.keySet())) {
            say(found, "L: mails are kept that nobody sent: " + (bySha.size() - sent.size()));
        }
    }

    private static List<Stored> onlyOriginals(List<Stored> rows) {
        return rows.stream().filter(it -> !it.verdict().equals("DUPLICATE")).toList();
    }

    private static boolean isFate(Fate fate, Stored row) {
        return switch (fate) {
            case CASE, AT_RISK -> row.verdict().equals("NEW_CASE") && row.reference() != null;
            case PARKED -> row.verdict().equals("PARKED");
            case NO_ANSWER, KEPT -> true;
        };
    }

    private void cases(List<String> found) {
        int cases = count("select count(*) from support_case where channel = 'EMAIL'");
        int openers = count("select count(*) from inbound_mail where verdict = 'NEW_CASE'");
        if (cases != openers) {
            found.add("D: " + cases + " cases for " + openers + " mails that opened one");
        }
        int lost = count("select count(*) from support_case c where not exists (select 1 from act_hi_procinst p"
                + " where p.business_key_ = c.reference and p.proc_def_key_ = 'SupportCase')");
        int orphans = count("select count(*) from act_hi_procinst p where p.proc_def_key_ = 'SupportCase'"
                + " and not exists (select 1 from support_case c where c.reference = p.business_key_)");
        int doubled = count("select count(*) from (select 1 from act_hi_procinst where proc_def_key_ = 'SupportCase'"
                + " group by business_key_ having count(*) > 1) it");
        if (lost + orphans + doubled > 0) {
            found.add("D: cases without process " + lost + ", processes without case " + orphans + ", doubled "
                    + doubled);
        }
        int halfReviewed = count(
                "select count(*) from inbound_mail m where m.verdict = 'PARKED' and not exists"
                        + " (select 1 from act_ru_variable v where v.name_ = 'mailId' and v.long_ = coalesce(m.parked_with, m.id))");
        if (halfReviewed > 0) {
            found.add("L: parked mails without a task " + halfReviewed);
        }
    }

    private void acknowledgements(List<String> found) {
        Map<String, Set<String>> byRecipient = sink.deliveries().stream()
                .filter(it -> it.autoSubmitted() != null)
                .collect(groupingBy(
                        Sink.Delivery::to, java.util.stream.Collectors.mapping(Sink.Delivery::messageId, toSet())));
        each(mail -> {
            int had = byRecipient.getOrDefault(mail.sender(), Set.of()).size();
            boolean due = mail.fate() == Fate.CASE && !unacknowledgeable.contains(mail.sender());
            if (mail.fate().isSure && had != (due ? 1 : 0)) {
                say(found, "A: " + mail.sender() + " (" + mail.fate() + ") has had " + had + " acknowledgements");
            }
        });
        int owed = count("select count(*) from outgoing_mail where state = 'QUEUED'");
        if (owed > 0) {
            found.add("A: " + owed + " letters are still in the outbox");
        }
    }

    /** Of a mail, which proposes no severity: received, plus the 30 minutes of the strictest target (P22). */
    private void timers(List<String> found) {
        int wrong = count("select count(*) from support_case c where c.severity is null and c.responded_at is null"
                + " and c.respond_by > now() and not exists (select 1 from act_ru_job j"
                + " join act_ru_execution e on e.id_ = j.process_instance_id_"
                + " where e.business_key_ = c.reference and j.handler_cfg_ like 'BoundaryEvent_Untriaged%'"
                + " and j.duedate_ = (c.respond_by at time zone 'UTC'))");
        int moved = count("select count(*) from support_case where severity is null and channel = 'EMAIL'"
                + " and respond_by <> received_at + interval '30 minutes'");
        if (wrong + moved > 0) {
            found.add("T: cases without their timer " + wrong + ", with a moved deadline " + moved);
        }
    }

    private void each(Consumer<Mail> check) {
        sent.values().forEach(check);
    }

    private int count(String sql) {
        return jdbc().queryForObject(sql, Integer.class);
    }

    private JdbcTemplate jdbc() {
        return database.jdbc();
    }

    private static void say(List<String> found, String problem) {
        String kind = problem.substring(0, 2);
        long known = found.stream().filter(it -> it.startsWith(kind)).count();
        if (known < 10) {
            found.add(problem);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return Contents.measure(() -> new ByteArrayInputStream(bytes)).sha256();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
