package com.calibermind.support.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.calibermind.support.DeskTest;
import com.calibermind.support.contents.Content;
import com.calibermind.support.contents.Contents;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Mailboxes on a real IMAP server, over a wire that may break, looked into by readers made here. */
class MailboxTest extends DeskTest {

    private static final String USER = "intake@calibermind.example";

    @Autowired
    private MailIntake intake;

    @Autowired
    private InboundMails mails;

    @Autowired
    private MailServers servers;

    @Autowired
    private Contents contents;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private ServerSignIn signIn;

    private final String key = UUID.randomUUID().toString();
    private final String messageId = "<" + key + "@acme.example>";
    private final GreenMail server = new GreenMail(patient(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)));
    private final MailProperties properties = withTimeout("PT20S");
    private final MailTakers takers = new MailTakers(4, Duration.ofSeconds(20));
    private final List<Thread> threads = new ArrayList<>();
    private final List<MailboxWatch> watches = new ArrayList<>();
    private TcpProxy wire;
    private MailSessions sessions;
    private MailboxReader reader;

    @BeforeEach
    void connect() {
        server.start();
        server.setUser(USER, USER, "secret");
        wire = new TcpProxy("127.0.0.1", server.getImap().getPort());
        sessions = new MailSessions(servers, properties, signIn);
        reader = reader();
    }

    @AfterEach
    void disconnect() throws InterruptedException {
        watches.forEach(MailboxWatch::stop);
        for (Thread thread : threads) {
            thread.join(10_000);
        }
        wire.close();
        server.stop();
        takers.destroy();
    }

    private static ServerSetup patient(ServerSetup setup) {
        setup.setServerStartupTimeout(60_000);
        return setup;
    }

    private static MailProperties withTimeout(String timeout) {
        return new Binder(new MapConfigurationPropertySource(Map.of("support.mail.timeout", timeout)))
                .bindOrCreate("support.mail", MailProperties.class);
    }

    private MailboxReader reader() {
        return new MailboxReader(intake, mails, takers, properties, clock);
    }

    private Mailbox mailbox(String folder) {
        return new Mailbox(
                key + "/" + folder,
                new MailServer("127.0.0.1", wire.port(), USER, "secret", MailServer.Tls.NONE),
                folder,
                "Processed",
                "Quarantine");
    }

    private void look(MailboxReader by, String folder) throws MessagingException {
        try (OpenMailbox open = new OpenMailbox(mailbox(folder), sessions)) {
            by.look(open);
        }
    }

    private static String text(String subject, String id, String body) {
        return "From: " + ADA + "\nTo: support@calibermind.example\nSubject: " + subject
                + (id == null ? "" : "\nMessage-ID: " + id) + "\nDate: Sat, 28 Nov 2026 10:00:00 +0000\n\n" + body
                + "\n";
    }

    private interface Client {
        void does(Store store) throws MessagingException;
    }

    /** A mail program of somebody else, straight to the server. */
    private void client(Client client) {
        try (Store store = Session.getInstance(new Properties()).getStore("imap")) {
            store.connect("127.0.0.1", server.getImap().getPort(), USER, "secret");
            client.does(store);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void lies(String folder, String... texts) {
        client(store -> {
            Folder target = store.getFolder(folder);
            if (!target.exists()) {
                target.create(Folder.HOLDS_MESSAGES);
            }
            for (String text : texts) {
                byte[] bytes = text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
                target.appendMessages(new Message[] {new MimeMessage((Session) null, new ByteArrayInputStream(bytes))});
            }
        });
    }

    /** As often as it takes for a new UIDVALIDITY: this server's is the second in which a folder is made. */
    private void makeAnew(String folder) {
        client(store -> {
            IMAPFolder it = (IMAPFolder) store.getFolder(folder);
            long before = uidValidity(it);
            Awaitility.await().pollDelay(Duration.ZERO).until(() -> {
                it.delete(true);
                it.create(Folder.HOLDS_MESSAGES);
                return uidValidity(it) != before;
            });
        });
    }

    private static long uidValidity(IMAPFolder folder) throws MessagingException {
        folder.open(Folder.READ_ONLY);
        try {
            return folder.getUIDValidity();
        } finally {
            folder.close(false);
        }
    }

    private int count(String folder) {
        int[] count = new int[1];
        client(store -> {
            Folder it = store.getFolder(folder);
            count[0] = it.exists() ? it.getMessageCount() : 0;
        });
        return count[0];
    }

    private int rows(String verdict) {
        return jdbc.queryForObject(
                "select count(*) from inbound_mail where mailbox like ? and verdict = ?",
                Integer.class,
                key + "%",
                verdict);
    }

    private int cases() {
        return jdbc.queryForObject(
                "select count(*) from support_case where subject like ?", Integer.class, "%" + key + "%");
    }

    @Test
    @DisplayName(
            "P01 what is kept is moved to Processed, what could not be read to Quarantine; both are made if missing")
    void putAway() throws Exception {
        lies("INBOX", text("One " + key, messageId, "Help"), "Subject: nobody " + key + "\n\nWho am I?\n");
        look(reader, "INBOX");

        assertThat(rows("NEW_CASE")).isEqualTo(1);
        assertThat(rows("PARKED")).isEqualTo(1);
        assertThat(count("INBOX")).isZero();
        assertThat(count("Processed")).isEqualTo(1);
        assertThat(count("Quarantine")).isEqualTo(1);
    }

    @Test
    @DisplayName("P01 a mail that a person has looked at is read all the same")
    void seenByAPerson() throws Exception {
        lies("INBOX", text("Seen " + key, messageId, "Help"));
        client(store -> {
            try (Folder inbox = store.getFolder("INBOX")) {
                inbox.open(Folder.READ_WRITE);
                inbox.getMessage(1).setFlag(Flags.Flag.SEEN, true);
            }
        });
        look(reader, "INBOX");
        assertThat(cases()).isEqualTo(1);
    }

    @Test
    @DisplayName("P01 the same mail in two mailboxes of the desk is one case; the bytes of both are kept")
    void twoMailboxes() throws Exception {
        String mail = text("Twice " + key, messageId, "Help");
        lies("INBOX", "Received: by a\nDelivered-To: support@calibermind.example\n" + mail);
        lies("Alias", "Received: by b\nReturn-Path: <" + ADA + ">\nX-Spam: no\n" + mail);
        look(reader, "INBOX");
        look(reader(), "Alias");

        assertThat(cases()).isEqualTo(1);
        assertThat(rows("NEW_CASE")).isEqualTo(1);
        assertThat(rows("DUPLICATE")).isEqualTo(1);
        assertThat(jdbc.queryForObject(
                        "select count(distinct sha256) from inbound_mail where mailbox like ?",
                        Integer.class,
                        key + "%"))
                .isEqualTo(2);
        assertThat(count("Processed")).isEqualTo(2);
    }

    @Test
    @DisplayName("P01 the same Message-ID with other words is another mail")
    void sameMessageIdOtherContent() throws Exception {
        lies("INBOX", text("First " + key, messageId, "Help"), text("First " + key, messageId, "Help me"));
        look(reader, "INBOX");
        assertThat(cases()).isEqualTo(2);
    }

    @Test
    @DisplayName("P01 mails without Message-ID are all kept if they differ; two copies of one are one")
    void withoutMessageId() throws Exception {
        for (int i = 0; i < 14; i++) {
            lies("INBOX", text("Nameless " + key, null, "Number " + i));
        }
        lies("INBOX", text("Nameless " + key, null, "Number 13"));
        look(reader, "INBOX");
        assertThat(cases()).isEqualTo(14);
        assertThat(rows("DUPLICATE")).isEqualTo(1);
    }

    @Test
    @DisplayName("P01 a crash after the commit and before the move makes no second case; the mail is moved later")
    void keptButNotMoved() throws Exception {
        lies("INBOX", text("Crash " + key, messageId, "Help"));
        try (OpenMailbox open = new OpenMailbox(mailbox("INBOX"), sessions)) {
            long uid = open.uids().get(0);
            Fetched mail = open.fetch(uid).orElseThrow();
            intake.take(new RawMail(open.mailbox().name(), open.uidValidity(), uid, clock.instant(), mail.bytes()));
        }
        assertThat(count("INBOX")).isEqualTo(1);

        look(reader(), "INBOX");
        assertThat(cases()).isEqualTo(1);
        assertThat(rows("DUPLICATE")).isZero();
        assertThat(count("Processed")).isEqualTo(1);
    }

    @Test
    @DisplayName("P01 a mailbox that numbers its mails anew is looked through again, without second cases")
    void uidValidityChanges() throws Exception {
        String one = text("One " + key, messageId, "Help");
        String two = text("Two " + key, null, "Help");
        lies("Support", one, two);
        look(reader, "Support");
        assertThat(cases()).isEqualTo(2);

        makeAnew("Support");
        String three = text("Three " + key, null, "Help");
        lies("Support", one, two, three);
        look(reader, "Support");

        assertThat(jdbc.queryForObject(
                        "select count(distinct uid_validity) from inbound_mail where mailbox like ?",
                        Integer.class,
                        key + "%"))
                .isEqualTo(2);
        assertThat(cases()).isEqualTo(3);
        assertThat(count("Support")).isZero();
    }

    @Test
    @DisplayName(
            "P01 a mailbox put back from a backup that uses its numbers again: the new mails are read all the same")
    void numbersUsedAgain() throws Exception {
        lies("INBOX", text("New " + key, messageId, "Help"));
        try (OpenMailbox open = new OpenMailbox(mailbox("INBOX"), sessions)) {
            byte[] other = text("Other " + key, null, "Help").getBytes(StandardCharsets.UTF_8);
            long uid = open.uids().get(0);
            intake.take(new RawMail(
                    open.mailbox().name(),
                    open.uidValidity(),
                    uid,
                    clock.instant(),
                    () -> new ByteArrayInputStream(other)));
        }
        look(reader, "INBOX");
        assertThat(cases()).isEqualTo(2);
        assertThat(count("Processed")).isEqualTo(1);
    }

    @Test
    @DisplayName("P01 another program that removes mails meanwhile makes us take no wrong one")
    void removedByAnother() throws Exception {
        lies(
                "INBOX",
                text("Gone " + key, null, "1"),
                text("Stays " + key, null, "2"),
                text("Stays, too " + key, null, "3"));
        try (OpenMailbox open = new OpenMailbox(mailbox("INBOX"), sessions)) {
            List<Long> uids = open.uids();
            client(store -> {
                Folder inbox = store.getFolder("INBOX");
                inbox.open(Folder.READ_WRITE);
                inbox.getMessage(1).setFlag(Flags.Flag.DELETED, true);
                inbox.close(true);
            });
            assertThat(open.fetch(uids.get(0))).isEmpty();
            assertThat(open.fetch(uids.get(1)).orElseThrow().bytes().open())
                    .asString(StandardCharsets.UTF_8)
                    .contains("Stays " + key);
            open.putAway(List.of(uids.get(0), uids.get(1)), false);
            reader.look(open);
        }
        assertThat(cases()).isEqualTo(1);
        assertThat(count("Processed")).isEqualTo(2);
    }

    @Test
    @DisplayName("P01 a mail that another program removes while it is fetched makes no shortened case")
    void removedWhileFetching() throws Exception {
        lies("INBOX", text("Half " + key, messageId, "All work and no play makes Jack a dull boy.\n".repeat(20_000)));
        wire.thenAfter(
                200_000,
                () -> client(store -> {
                    Folder inbox = store.getFolder("INBOX");
                    inbox.open(Folder.READ_WRITE);
                    inbox.getMessage(1).setFlag(Flags.Flag.DELETED, true);
                    inbox.close(true);
                }));
        look(reader, "INBOX");
        look(reader, "INBOX");
        assertThat(count("INBOX")).isZero();
        assertThat(jdbc.queryForObject(
                        "select count(*) from inbound_mail where mailbox like ?", Integer.class, key + "%"))
                .isZero();
    }

    @Test
    @DisplayName("P01 a connection that breaks while a mail is fetched makes no shortened case")
    void cutWhileFetching() throws Exception {
        String body = "All work and no play makes Jack a dull boy.\n".repeat(20_000);
        String mail = text("Cut " + key, messageId, body);
        lies("INBOX", mail);
        for (int bytes : new int[] {900, 2_000, 100_000, 262_000, 263_000, 600_000, 880_000}) {
            wire.cutAfter(bytes);
            assertThatThrownBy(() -> look(reader, "INBOX"))
                    .as("cut after " + bytes)
                    .isInstanceOf(MessagingException.class);
            assertThat(rows("NEW_CASE") + rows("PARKED"))
                    .as("cut after " + bytes)
                    .isZero();
        }
        wire.heal();
        look(reader, "INBOX");

        assertThat(cases()).isEqualTo(1);
        Content sent = Contents.measure(
                () -> new ByteArrayInputStream(mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8)));
        assertThat(jdbc.queryForObject("select sha256 from inbound_mail where message_id = ?", String.class, messageId))
                .isEqualTo(sent.sha256());
    }

    /** A mail whose bytes come the first time only when somebody interrupts, as if its parser looped. */
    private RawMail endless(String text) {
        byte[] bytes = text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        var first = new AtomicBoolean(true);
        return new RawMail(key + "/INBOX", 1, 1, clock.instant(), () -> {
            if (first.getAndSet(false)) {
                LockSupport.parkNanos(Duration.ofMinutes(5).toNanos());
            }
            return new ByteArrayInputStream(bytes);
        });
    }

    @Test
    @DisplayName("P01 a mail that takes for ever to read is kept unread for a person, once")
    void endlessMail() throws Exception {
        var outcomes = new LinkedBlockingQueue<Taking.Outcome>();
        var hasty = new MailTakers(1, Duration.ofMillis(500));
        RawMail mail = endless(text("Endless " + key, messageId, "Help"));
        hasty.hand("1", new Taking(intake, mail, new MailStamp(key, key), () -> {}, false, outcomes::add));
        try {
            Taking.Outcome outcome = outcomes.poll(30, TimeUnit.SECONDS);
            assertThat(outcome.failure()).isNull();
            assertThat(outcome.quarantined()).isTrue();
        } finally {
            hasty.destroy();
        }
        assertThat(jdbc.queryForObject(
                        "select verdict || ': ' || reason from inbound_mail where identity = ?", String.class, key))
                .isEqualTo("PARKED: Reading it took too long.");
        assertThat(outcomes).isEmpty();
    }

    @Test
    @DisplayName("P01 that the database is away is no fault of the mail: it is neither parked nor moved")
    void databaseAway() throws Exception {
        lies("INBOX", text("Patient " + key, messageId, "Help"));
        for (int tries = 0; tries < 5; tries++) {
            jdbc.execute("""
                    create function going_down() returns trigger language plpgsql as
                    $$ begin raise exception 'going down' using errcode = '57P01'; end $$;
                    create trigger going_down before insert on inbound_mail execute function going_down();
                    """);
            try {
                assertThatThrownBy(() -> look(reader, "INBOX")).isInstanceOf(DatabaseTrouble.class);
            } finally {
                jdbc.execute("drop trigger going_down on inbound_mail; drop function going_down()");
            }
        }
        assertThat(count("INBOX")).isEqualTo(1);
        look(reader, "INBOX");
        assertThat(rows("NEW_CASE")).isEqualTo(1);
        assertThat(cases()).isEqualTo(1);
    }

    private MailboxWatch watch(String node, String folder) {
        var watch = new MailboxWatch(
                mailbox(folder), sessions, new MailboxLeases(jdbc, node), reader(), Duration.ofMillis(200));
        watch.beat();
        Thread thread = new Thread(watch, node);
        thread.start();
        watches.add(watch);
        threads.add(thread);
        return watch;
    }

    /** The mail server's own threads complain when the wire breaks: that is none of our business. */
    private static ConditionFactory soon() {
        return Awaitility.await().dontCatchUncaughtExceptions().atMost(Duration.ofSeconds(60));
    }

    /** While the watch keeps its lease. */
    private void soon(int expectedCases, MailboxWatch watch) {
        soon().untilAsserted(() -> {
            watch.beat();
            assertThat(cases()).isEqualTo(expectedCases);
        });
    }

    @Test
    @DisplayName("P01 a server that can announce new mail is heard, long before the next look would be due")
    void announced() throws Exception {
        var patient = new MailSessions(servers, withTimeout("PT5M"), signIn);
        try (OpenMailbox open = new OpenMailbox(mailbox("INBOX"), patient)) {
            assertThat(open.announcesMail()).isTrue();
            var ended = CompletableFuture.supplyAsync(() -> {
                try {
                    open.awaitMail();
                    return open.uids();
                } catch (MessagingException e) {
                    throw new IllegalStateException(e);
                }
            });
            soon().until(open::isWaiting);
            lies("INBOX", text("Announced " + key, null, "1"));
            assertThat(ended.get(1, TimeUnit.MINUTES)).hasSize(1);
        }
    }

    @Test
    @DisplayName("P01 new mail is taken in; a connection that is only half there is noticed, and mail then comes in")
    void halfOpen() {
        sessions = new MailSessions(servers, withTimeout("PT1S"), signIn);
        MailboxWatch watch = watch("a", "INBOX");
        lies("INBOX", text("Announced " + key, null, "1"));
        soon(1, watch);

        wire.blackHole();
        int before = wire.connections();
        lies("INBOX", text("Swallowed " + key, null, "2"));
        soon().until(() -> {
            watch.beat();
            return wire.connections() > before;
        });
        assertThat(jdbc.queryForObject(
                        "select problem from mailbox_reader where mailbox = ?", String.class, key + "/INBOX"))
                .isNotNull();
        wire.heal();
        soon(2, watch);
        soon().until(() -> jdbc.queryForObject(
                "select problem is null and looked_at is not null from mailbox_reader where mailbox = ?",
                Boolean.class,
                key + "/INBOX"));
    }

    @Test
    @DisplayName(
            "P01 of two nodes one reads the mailbox; when it is gone, the other one does, and no mail is two cases")
    void twoNodes() {
        MailboxWatch first = watch("a", "INBOX");
        MailboxWatch second = watch("b", "INBOX");
        for (int i = 0; i < 10; i++) {
            lies("INBOX", text("Number " + key, null, "Number " + i));
            second.beat();
            first.beat();
        }
        soon(10, first);
        assertThat(node()).isEqualTo("a");

        first.beat();
        first.stop(); // as if killed: it does not release its lease, which only time ends
        lies("INBOX", text("Later " + key, null, "Help"));
        second.beat();
        assertThat(node()).isEqualTo("a");
        jdbc.update("update mailbox_reader set held_until = now() where mailbox = ?", key + "/INBOX");
        second.beat();
        soon(11, second);
        assertThat(node()).isEqualTo("b");
        assertThat(rows("NEW_CASE")).isEqualTo(11);
    }

    private String node() {
        return jdbc.queryForObject("select node from mailbox_reader where mailbox = ?", String.class, key + "/INBOX");
    }

    @Test
    @DisplayName("P01 how the mailboxes do can be told: who reads them, since when not, and what waits for a person")
    void health(@Autowired MailWatch watch) {
        MailHealth before = watch.health();
        assertThat(before.mailboxes()).singleElement().satisfies(it -> {
            assertThat(it.mailbox()).isEqualTo("support@calibermind.example/INBOX");
            assertThat(it.late()).isTrue();
        });
        mail.arrives(ADA, "Subject: no sender " + key, "", "Help");
        mail.read();
        MailHealth after = watch.health();
        assertThat(after.parked()).isEqualTo(before.parked() + 1);
        assertThat(after.quarantined()).isEqualTo(before.quarantined() + 1);
        assertThat(after.lastTaken()).isEqualTo(clock.instant());
    }
}
