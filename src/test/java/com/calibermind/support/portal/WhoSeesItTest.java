package com.calibermind.support.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.calibermind.support.DeskTest;
import com.calibermind.support.cases.SeverityDesk;
import com.calibermind.support.customers.CompanyDetails;
import com.calibermind.support.customers.ContactDetails;
import com.calibermind.support.customers.CustomerDirectory;
import com.calibermind.support.customers.Plan;
import com.calibermind.support.signin.Sessions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** A case's page names those who see it, and nobody else. */
class WhoSeesItTest extends DeskTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Sessions sessions;

    @Autowired
    private SeverityDesk severity;

    @Autowired
    private CustomerDirectory customers;

    @Autowired
    private JdbcTemplate jdbc;

    private String reference;

    @BeforeEach
    void aCaseOnWhichColleaguesWrote() {
        String company = jdbc.queryForObject(
                "select c.name from company c join contact a on a.company_id = c.id where a.email = ?",
                String.class,
                ADA);
        reference = openCase();
        for (String colleague : new String[] {"writer@acme.example", "left@acme.example"}) {
            customers.register(
                    new CompanyDetails(company, null, Plan.STANDARD),
                    new ContactDetails("Colleague", colleague, null, false));
            reception.reply(reference, colleague, "I see it, too.", clock.instant());
        }
        jdbc.update("update contact set removed_at = now() where email = 'left@acme.example'");
    }

    private String seenBy() {
        return new FormBrowser(port)
                .withCookie(Visitors.COOKIE, sessions.begin(ADA))
                .get("/support/cases/" + reference)
                .page()
                .select(".facts dd")
                .last()
                .text();
    }

    @Test
    void whoLeftTheCompanyIsNotNamed() {
        assertThat(seenBy()).contains(ADA, "writer@acme.example").doesNotContain("left@acme.example");
    }

    @Test
    void whoOnlyWroteOnItIsNotNamedOnceAnIncidentIsSuspected() {
        assertThat(seenBy()).contains("writer@acme.example");
        severity.suspectSecurity(reference, "Odd sign-ins.", "sam");
        assertThat(seenBy()).contains(ADA).doesNotContain("writer@acme.example");
    }
}
