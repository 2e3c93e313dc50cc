package com.calibermind.support.mail;

import jakarta.mail.BodyPart;
import jakarta.mail.FetchProfile;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.search.SubjectTerm;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.JdbcTemplate;

/** Both sides of the mail room in tests: customers with real SMTP and IMAP, and the desk's own steps taken by hand. */
@TestComponent
public class MailRoom {

    /** What lies in a customer's mailbox; {@code calendar} and {@code attachment} are null if there is none in it. */
    public record Received(
            String subject,
            String from,
            String messageId,
            String inReplyTo,
            String autoSubmitted,
            String text,
            Calendar calendar,
            String attachment) {}

    public record Calendar(String contentType, String text) {}

    private static final Sockets PROMPT = new Sockets();

    private final Mailboxes mailboxes;
    private final OutboxSender sender;
    private final OutboxWork work;
    private final MailSessions sessions;
    private final MailServers servers;
    private final JdbcTemplate jdbc;
    private final Path passwords;

    MailRoom(
            Mailboxes mailboxes,
            OutboxSender sender,
            OutboxWork work,
            MailSessions sessions,
            MailServers servers,
            JdbcTemplate jdbc,
            @Value("${support.laptop.data}") Path data) {
        this.mailboxes = mailboxes;
        this.sender = sender;
        this.work = work;
        this.sessions = sessions;
        this.servers = servers;
        this.jdbc = jdbc;
        this.passwords = data.resolve("passwords.properties");
    }

    /** A customer's mail program: hands the lines, as they are, to the SMTP server for the support address. */
    public void arrives(String from, String... lines) {
        byte[] bytes = (String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.UTF_8);
        var settings = new Properties();
        settings.setProperty("mail.smtp.host", servers.smtp().host());
        settings.setProperty("mail.smtp.port", Integer.toString(servers.smtp().port()));
        settings.setProperty("mail.smtp.from", from);
        settings.put("mail.smtp.socketFactory", PROMPT.plain());
        Session session = Session.getInstance(settings);
        try (Transport transport = session.getTransport("smtp")) {
            transport.connect();
            transport.sendMessage(
                    new MimeMessage(session, new ByteArrayInputStream(bytes)),
                    new InternetAddress[] {new InternetAddress(servers.imap().user())});
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One look into the support mailbox, now. */
    public void read() {
        try {
            mailboxes.read();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Hands over all letters that are due, now. */
    public void send() {
        try (var connection = new SmtpConnection(sessions)) {
            while (sender.sendDue(connection) > 0) {}
        }
    }

    /** What the senders look for beside their letters, now. */
    public void lookAround() {
        sender.lookAround();
    }

    /** The mail server refuses the newest letter of the case for good. */
    public void refuseNewest(String reference, String answer) {
        long id = jdbc.queryForObject(
                "select max(id) from outgoing_mail where case_reference = ?", Long.class, reference);
        work.failed(id, true, answer);
    }

    /** The mail server refuses the newest letter to that address for good. */
    public void refuseNewestTo(String address, String answer) {
        long id = jdbc.queryForObject("select max(id) from outgoing_mail where recipient = ?", Long.class, address);
        work.failed(id, true, answer);
    }

    /** The cases whose letters a sender takes next; null for a letter without case. */
    public List<String> claimed() {
        return work.claim().stream().map(it -> it.caseReference).toList();
    }

    /** What the customer finds in the mailbox, oldest first. */
    public List<Received> mailboxOf(String address) {
        return search(address, new SubjectTerm(""));
    }

    /** That header of each mail in the mailbox, oldest first; null where there is none. */
    public List<String> headersOf(String address, String header) {
        List<String> found = new ArrayList<>();
        look(address, new SubjectTerm(""), it -> found.add(it.getHeader(header, ",")));
        return found;
    }

    /** Mails of one case in the mailbox, oldest first. */
    public List<Received> lettersTo(String address, String reference) {
        return search(address, new SubjectTerm(reference));
    }

    private List<Received> search(String address, SubjectTerm term) {
        List<Received> found = new ArrayList<>();
        look(address, term, it -> found.add(received(it)));
        return found;
    }

    private interface Look {
        void at(MimeMessage message) throws MessagingException, IOException;
    }

    private void look(String address, SubjectTerm term, Look look) {
        try (Store store = Session.getInstance(new Properties()).getStore("imap")) {
            store.connect(servers.imap().host(), servers.imap().port(), address, password(address));
            try (Folder inbox = store.getFolder("INBOX")) {
                inbox.open(Folder.READ_ONLY);
                Message[] found = inbox.search(term);
                var whole = new FetchProfile(); // in one command: each of several for a mail would wait for its answer
                whole.add(IMAPFolder.FetchProfileItem.MESSAGE);
                inbox.fetch(found, whole);
                for (Message message : found) {
                    look.at((MimeMessage) message);
                }
            }
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public int stored(String messageId, String verdict) {
        return jdbc.queryForObject(
                "select count(*) from inbound_mail where message_id = ? and verdict = ?",
                Integer.class,
                messageId,
                verdict);
    }

    public String caseOf(String messageId) {
        return jdbc.queryForObject(
                "select case_reference from inbound_mail where message_id = ? and verdict <> 'DUPLICATE'",
                String.class,
                messageId);
    }

    private static Received received(MimeMessage it) throws MessagingException, IOException {
        return new Received(
                it.getSubject(),
                it.getFrom()[0].toString(),
                it.getMessageID(),
                it.getHeader("In-Reply-To", ","),
                it.getHeader("Auto-Submitted", ","),
                text(it),
                calendar(it),
                attachment(it));
    }

    private static String text(Part it) throws MessagingException, IOException {
        return it.getContent() instanceof Multipart parts
                ? text(parts.getBodyPart(0))
                : String.valueOf(it.getContent());
    }

    private static Calendar calendar(Part it) throws MessagingException, IOException {
        if (it.getContent() instanceof Multipart parts) {
            BodyPart last = parts.getBodyPart(parts.getCount() - 1);
            byte[] bytes = last.getInputStream().readAllBytes();
            return last.isMimeType("text/calendar")
                    ? new Calendar(last.getContentType(), new String(bytes, StandardCharsets.UTF_8))
                    : null;
        }
        return null;
    }

    /** File name and text of what is attached. */
    private static String attachment(MimeMessage it) throws MessagingException, IOException {
        return it.getContent() instanceof Multipart parts
                        && parts.getBodyPart(1).getFileName() != null
                ? parts.getBodyPart(1).getFileName() + ": "
                        + parts.getBodyPart(1).getContent()
                : null;
    }

    private String password(String address) {
        var known = new Properties();
        try (var reader = Files.newBufferedReader(passwords)) {
            known.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return known.getProperty(address, address); // the mail server's own choice for an address that it has not met
    }
}
