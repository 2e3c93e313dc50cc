package com.calibermind.support.laptop;

import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** What the person at the console reads when the desk is up. */
@Component
class Welcome {

    private static final String HOW_TO_TRY = """

            Report    %1$s/support               for customers
            Tasklist  %1$s/                      for all staff
            Cockpit   %1$s/camunda/app/cockpit/  for managers and process admins

            Sign in as (user, password, group; kept in %2$s):
            %3$s

            Send a first mail as Ada of Acme Analytics:
              printf 'From: Ada Acme <ada@acme.example>\\r\\nTo: %4$s\\r\\nSubject: Dashboards stay empty\\r\\nMessage-ID: <first.'$(date +%%s)'@acme.example>\\r\\n\\r\\nSince this morning all our dashboards are empty.\\r\\n' | curl -sS --url smtp://127.0.0.1:%5$d --mail-from ada@acme.example --mail-rcpt %4$s --upload-file -
            Read the newest answer in her mailbox:
              curl -sS --url 'imap://127.0.0.1:%6$d/INBOX;MAILINDEX=*' --user 'ada@acme.example:%7$s'
            """;

    private final Environment environment;
    private final ObjectProvider<OwnDatabase> database;
    private final ObjectProvider<OwnMailServer> mail;
    private final ObjectProvider<Passwords> passwords;

    Welcome(
            Environment environment,
            ObjectProvider<OwnDatabase> database,
            ObjectProvider<OwnMailServer> mail,
            ObjectProvider<Passwords> passwords) {
        this.environment = environment;
        this.database = database;
        this.mail = mail;
        this.passwords = passwords;
    }

    @EventListener
    void on(ApplicationReadyEvent ready) {
        Runtime jvm = Runtime.getRuntime();
        String url = "http://localhost:" + environment.getProperty("local.server.port");
        System.out.printf(
                "%nSupport Desk is up after %.1f s (heap in use %d MB): %s%n",
                ready.getTimeTaken().toMillis() / 1000.0, (jvm.totalMemory() - jvm.freeMemory()) >> 20, url);
        if (database.getIfAvailable() != null && mail.getIfAvailable() != null) {
            System.out.println(howToTry(url, passwords.getObject(), mail.getObject()));
        }
    }

    private String howToTry(String url, Passwords known, OwnMailServer server) {
        String people = FirstDay.STAFF.stream()
                .map(it -> "  %-6s %s  %s".formatted(it.id(), known.of(it.id()), it.group()))
                .collect(Collectors.joining("\n"));
        return HOW_TO_TRY.formatted(
                url,
                known.file(),
                people + "\n  %-6s %s  %s".formatted("admin", known.of("admin"), "administrators"),
                environment.getProperty("support.mail.address", "support@calibermind.example"),
                server.smtpPort(),
                server.imapPort(),
                known.of("ada@acme.example"));
    }
}
