package com.calibermind.support.signin;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.JdbcTemplate;

/** What reaches a customer's mailbox when links are asked for; tests let the letters be written by hand. */
@TestComponent
public class Mailed {

    private static final Pattern LINK = Pattern.compile("/support/sign-in/[A-Za-z0-9_-]{43}");

    private final SignInLetters letters;
    private final JdbcTemplate jdbc;

    Mailed(SignInLetters letters, JdbcTemplate jdbc) {
        this.letters = letters;
        this.jdbc = jdbc;
    }

    /** Paths of all links that were ever sent to the address, oldest first. */
    public List<String> links(String email) {
        letters.write();
        return jdbc
                .queryForList(
                        "select body from outgoing_mail where recipient = ? and case_reference is null order by id",
                        String.class,
                        email)
                .stream()
                .flatMap(it -> LINK.matcher(it).results())
                .map(MatchResult::group)
                .toList();
    }

    public String newestLink(String email) {
        List<String> all = links(email);
        return all.get(all.size() - 1);
    }
}
