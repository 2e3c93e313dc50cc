package com.calibermind.support.mail;

import com.calibermind.support.cases.Letter;
import com.calibermind.support.cases.PortalAddress;
import com.calibermind.support.cases.SupportProperties;
import com.calibermind.support.policy.ResponseTargets;
import com.calibermind.support.policy.Severity;
import com.calibermind.support.policy.TimeWords;
import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Date;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Puts letters into words and into MIME. The words are in {@code letters/*.txt}, one file for each kind. */
@Component
class LetterWriter {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");
    private static final Pattern LINE_BREAKS = Pattern.compile("[\\r\\n\\p{Cntrl}]+");

    private final ResponseTargets targets;
    private final SupportProperties desk;
    private final PortalAddress portal;
    private final MailProperties properties;

    LetterWriter(ResponseTargets targets, SupportProperties desk, PortalAddress portal, MailProperties properties) {
        this.targets = targets;
        this.desk = desk;
        this.portal = portal;
        this.properties = properties;
    }

    /** The reference first, so that it survives whatever mail programs cut off (P13). */
    String subject(Letter letter) {
        String own = LINE_BREAKS.matcher(letter.subject()).replaceAll(" ").strip();
        return letter.reference() == null || own.contains(letter.reference())
                ? own
                : "[" + letter.reference() + "] " + own;
    }

    String body(Letter letter) {
        return PLACEHOLDER
                .matcher(template(letter))
                .replaceAll(it -> Matcher.quoteReplacement(fact(it.group(1), letter)));
    }

    private String fact(String name, Letter letter) {
        return switch (name) {
            case "name" -> letter.name() == null ? "customer" : letter.name();
            case "reference" -> letter.reference();
            case "subject" -> letter.subject();
            case "text" -> letter.text();
            case "severity" -> letter.severity().label();
            case "target" -> TimeWords.of(letter.target());
            case "due" -> TimeWords.at(letter.due(), desk.timeZone());
            case "targets" -> allTargets();
            case "caseLink" -> portal.ofCase(letter.reference());
            case "statusLink" -> portal.of("/support/status");
            case "unsubscribeLink" -> letter.unsubscribeUrl();
            case "address" -> properties.address();
            default ->
                throw new IllegalArgumentException(
                        "{" + name + "} in the words of a letter means nothing: see LetterWriter");
        };
    }

    MimeMessage mime(OutgoingMail mail) throws MessagingException {
        var message = new MimeMessage(MailSessions.offline()) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", mail.messageId);
            }
        };
        message.setFrom(new InternetAddress(properties.address()));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(mail.recipient));
        message.setSubject(mail.subject, StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(mail.queuedAt));
        setContent(message, mail);
        if (mail.inReplyTo != null) {
            message.setHeader("In-Reply-To", mail.inReplyTo);
            message.setHeader("References", mail.inReplyTo);
        }
        if (mail.automatic) {
            message.setHeader("Auto-Submitted", mail.caseReference == null ? "auto-generated" : "auto-replied");
        }
        if (mail.unsubscribeUrl != null) {
            // RFC 8058: one click in the mail program, without a page in between
            message.setHeader("List-Unsubscribe", "<" + mail.unsubscribeUrl + ">");
            message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        message.saveChanges();
        return message;
    }

    /** A calendar object is another form of the same letter (RFC 6047, section 2.4); anything else goes with it. */
    private static void setContent(MimeMessage message, OutgoingMail mail) throws MessagingException {
        if (mail.enclosure == null) {
            message.setText(mail.body, StandardCharsets.UTF_8.name());
            return;
        }
        boolean calendar = mail.enclosureType.startsWith("text/calendar");
        var text = new MimeBodyPart();
        text.setText(mail.body, StandardCharsets.UTF_8.name());
        var enclosure = new MimeBodyPart();
        enclosure.setDataHandler(new DataHandler(new ByteArrayDataSource(mail.enclosure, mail.enclosureType)));
        if (!calendar) {
            enclosure.setFileName(mail.enclosureName);
            enclosure.setDisposition(Part.ATTACHMENT);
        }
        message.setContent(new MimeMultipart(calendar ? "alternative" : "mixed", text, enclosure));
    }

    private String allTargets() {
        return Arrays.stream(Severity.values())
                .map(it -> "  %s: less than %s"
                        .formatted(it.label(), TimeWords.of(targets.of(it).target())))
                .collect(Collectors.joining("\n"));
    }

    private static String template(Letter letter) {
        String file = "letters/" + letter.kind().name().toLowerCase(Locale.ROOT) + ".txt";
        try {
            return new ClassPathResource(file).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The words of a letter are missing: " + file, e);
        }
    }
}
