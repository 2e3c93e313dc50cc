package com.calibermind.support.process;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Remembers when somebody opened the form of a task, so that they do not complete it over the head of what has happened
 * on the case since: they hear of it once and complete again. Whoever submits without opening is not asked.
 */
@Component
public class OpenedForms {

    /** Forms that lie open longer than this are forgotten. */
    private static final Duration KEPT = Duration.ofDays(7);

    private static final String NEWS = """
            select c.replied_at > o.opened_at as replied,
                (select count(*) from case_message m where m.case_id = c.id and m.at > o.opened_at
                    and m.kind <> 'REPLY' and m.author not in (o.user_id, 'policy')) as entries,
                exists (select 1 from deadline_entry d where d.case_id = c.id and d.event = 'MOVED'
                    and d.kind in ('TRIAGE', 'INITIAL_RESPONSE') and d.at > o.opened_at and d.changed_by <> o.user_id) as moved
            from form_opened o, support_case c
            where o.task_id = ? and o.user_id = ? and c.reference = ?""";

    private record News(boolean replied, long entries, boolean moved) {

        Optional<String> words(Optional<String> takenBy) {
            String taken = takenBy.map(it ->
                            "The task is in the hands of " + it + " now: speak to each other before you complete it. ")
                    .orElse("");
            return Optional.of(taken + happened().orElse("")).map(String::strip).filter(it -> !it.isEmpty());
        }

        private Optional<String> happened() {
            String what = Stream.of(
                            replied ? "the customer has written" : "",
                            moved ? "the severity was changed" : "",
                            entries == 0
                                    ? ""
                                    : entries == 1 ? "there is a new entry" : "there are " + entries + " new entries")
                    .filter(it -> !it.isEmpty())
                    .collect(Collectors.joining(", "));
            return what.isEmpty()
                    ? Optional.empty()
                    : Optional.of("Since you opened this form, " + what
                            + " on the case. Read it in the case file; then complete again, or change what you wrote.");
        }
    }

    private final JdbcTemplate jdbc;
    private final Clock clock;

    OpenedForms(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The user has the case before them as it is now. */
    public void opened(String taskId, String user) {
        Instant now = clock.instant();
        jdbc.update("delete from form_opened where opened_at < ?", Timestamp.from(now.minus(KEPT)));
        jdbc.update("""
                insert into form_opened (task_id, user_id, opened_at) values (?, ?, ?)
                on conflict (task_id, user_id) do update set opened_at = excluded.opened_at""", taskId, user, Timestamp.from(now));
    }

    /**
     * What has happened on the case since the user opened the form, and who else has the task now, in our own words; said
     * once.
     *
     * @param assignee of the task, or null
     */
    Optional<String> news(String taskId, String user, String reference, String assignee) {
        Optional<String> takenBy = Optional.ofNullable(assignee).filter(it -> !it.equals(user));
        List<News> found = jdbc.query(
                NEWS,
                (row, i) -> new News(row.getBoolean("replied"), row.getLong("entries"), row.getBoolean("moved")),
                taskId,
                user,
                reference);
        Optional<String> words = found.stream().findFirst().flatMap(it -> it.words(takenBy));
        words.ifPresent(it -> heard(taskId, user, takenBy.isPresent()));
        return words;
    }

    /** Whoever has heard that the task is another's is not asked again: they would hear it each time. */
    private void heard(String taskId, String user, boolean isTaken) {
        if (isTaken) {
            jdbc.update("delete from form_opened where task_id = ? and user_id = ?", taskId, user);
        } else {
            opened(taskId, user);
        }
    }
}
