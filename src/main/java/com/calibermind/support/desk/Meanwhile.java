package com.calibermind.support.desk;

import com.calibermind.support.cases.CaseFile;
import com.calibermind.support.cases.CaseFiles;
import com.calibermind.support.cases.MessageKind;
import com.calibermind.support.policy.Severity;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/**
 * Two people, one case: an act that comes with the stamp of the case file over which it was begun (header {@value #STAMP})
 * is not done over what others have done since. Its sender hears of that, with the stamp of now; sent with that one it is
 * done. What the sender or the policy itself did is no news.
 */
@Component
class Meanwhile {

    static final String STAMP = "Case-Stamp";

    private static final URI NEWS = URI.create("urn:support-desk:news-on-the-case");

    /** Those that the customer sees, or that move the deadline. */
    private static final Set<Act> HEEDFUL = EnumSet.of(Act.WRITE, Act.ASK, Act.MERGE, Act.SEVERITY);

    /** Whoever has missed more is told of the newest. */
    private static final long MOST = 20;

    private static final String MOVED = """
            select exists (select 1 from (
                select d.event, d.kind, d.changed_by from deadline_entry d join support_case c on c.id = d.case_id
                where c.reference = ? order by d.id offset ?) as since
            where event = 'MOVED' and kind in ('TRIAGE', 'INITIAL_RESPONSE') and changed_by not in (?, 'policy'))""";

    /** Of the conversation. */
    record Entry(MessageKind kind, String author, Instant at) {

        static Entry of(CaseFile.Entry it) {
            return new Entry(it.kind(), it.author(), it.at());
        }
    }

    private final Presence presence;
    private final CaseFiles files;
    private final SignedIn caller;
    private final HttpServletRequest request;
    private final JdbcTemplate jdbc;

    Meanwhile(Presence presence, CaseFiles files, SignedIn caller, HttpServletRequest request, JdbcTemplate jdbc) {
        this.presence = presence;
        this.files = files;
        this.caller = caller;
        this.request = request;
        this.jdbc = jdbc;
    }

    /** @throws ErrorResponseException 409 with the {@code news}, the {@code severity} if it was changed, and the {@code stamp} */
    void heed(Act act, String reference) {
        if (HEEDFUL.contains(act)) {
            Stamp.of(request.getHeader(STAMP)).ifPresent(it -> refuseOver(reference, it));
        }
    }

    private void refuseOver(String reference, Stamp seen) {
        Stamp now = Stamp.of(presence.stamp(reference)).orElseThrow();
        if (seen.text().equals(now.text())) {
            return;
        }
        List<Entry> news = news(reference, now.entries() - seen.entries());
        Severity severity = isMoved(reference, seen) ? files.of(reference).watchedSeverity() : null;
        if (severity != null || !news.isEmpty()) {
            throw problem(news, severity, now);
        }
    }

    /** Newest first. */
    private List<Entry> news(String reference, long count) {
        int newest = (int) Math.max(0, Math.min(count, MOST));
        return newest == 0
                ? List.of()
                : files.conversation(reference, 0, newest).stream()
                        .filter(it -> !List.of(caller.user(), "policy").contains(it.author()))
                        .map(Entry::of)
                        .toList();
    }

    private boolean isMoved(String reference, Stamp seen) {
        return Boolean.TRUE.equals(
                jdbc.queryForObject(MOVED, Boolean.class, reference, seen.deadlines(), caller.user()));
    }

    private static ErrorResponseException problem(List<Entry> news, Severity severity, Stamp now) {
        ErrorResponseException problem = Problem.of(
                HttpStatus.CONFLICT,
                "Others have worked on this case since you began: read what is new. Sent again with the stamp of this"
                        + " answer it is done.");
        problem.setType(NEWS);
        problem.getBody().setProperty("news", news);
        problem.getBody().setProperty("severity", severity);
        problem.getBody().setProperty("stamp", now.text());
        return problem;
    }
}
