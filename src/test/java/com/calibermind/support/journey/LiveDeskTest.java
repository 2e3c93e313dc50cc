package com.calibermind.support.journey;

import com.calibermind.support.SupportDesk;
import com.calibermind.support.TestClock;
import com.calibermind.support.mail.MailRoom;
import com.calibermind.support.process.Owners;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The desk as it runs: it reads its mailbox, sends its letters and fires its timers by itself. Only the clock is ours. */
@SpringBootTest(
        classes = SupportDesk.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "support.laptop.smtp-port=0",
            "support.mail.trust-arrival-time=false", // the mail server's clock is not the test's
            "support.laptop.imap-port=0",
            "support.mail.poll-interval=PT0.3S",
        })
@Import({LiveClock.class, MailRoom.class, Owners.class})
abstract class LiveDeskTest {

    private static final String DATA = "target/live/" + UUID.randomUUID();

    @Autowired
    protected TestClock clock;

    @Autowired
    protected MailRoom mail;

    @LocalServerPort
    protected int port;

    @DynamicPropertySource
    static void ownFolder(DynamicPropertyRegistry registry) {
        registry.add("support.laptop.data", () -> DATA);
    }

    /** Whatever a test did, no open case may be left without a next step (P14). */
    @AfterEach
    void everyCaseIsOwned(@Autowired Owners owners) {
        owners.assertEveryCaseIsOwned();
    }

    /** Machines differ: what takes a second on one may take many on another, but not for ever. */
    protected static ConditionFactory soon() {
        return Awaitility.await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(100));
    }

    protected static String password(String user) {
        var known = new Properties();
        try (var reader = Files.newBufferedReader(Path.of(DATA, "passwords.properties"))) {
            known.load(reader);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return known.getProperty(user);
    }
}
