package com.calibermind.support.mail;

import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import org.springframework.stereotype.Component;

/** Puts letters into MIME (RFC 5322, 2045 to 2047, 6047). What customers wrote is in the subject and the text, and nowhere else. */
@Component
class MimeWriter {

    /** All that Exchange would answer of its own accord, but for the news that a letter did not arrive ("All" holds it back). */
    private static final String NO_ANSWERS = "DR, RN, NRN, OOF, AutoReply";

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final LetterWriter writer;
    private final MailProperties properties;

    MimeWriter(LetterWriter writer, MailProperties properties) {
        this.writer = writer;
        this.properties = properties;
    }

    /** @throws MessagingException if no mail can be sent to that address; the message says why */
    MimeMessage mime(OutgoingMail mail) throws MessagingException {
        var message = new MimeMessage(MailSessions.offline()) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", mail.messageId);
            }
        };
        InternetAddress support = MailAddress.of(properties.address());
        message.setFrom(support);
        message.setReplyTo(new InternetAddress[] {support});
        message.setRecipient(Message.RecipientType.TO, MailAddress.of(mail.recipient));
        // "=?" would be read as the beginning of an encoded word, and what it hides decoded (RFC 2047)
        message.setSubject(mail.subject.replace("=?", "= ?"), UTF_8);
        message.setSentDate(Date.from(mail.queuedAt));
        setContent(message, mail);
        setThread(message, MailThread.of(mail.inReplyTo, mail.referenceChain));
        if (mail.autoSubmitted != null) {
            message.setHeader("Auto-Submitted", mail.autoSubmitted);
            message.setHeader("X-Auto-Response-Suppress", NO_ANSWERS);
        }
        if (mail.unsubscribeUrl != null) {
            // RFC 8058: one click in the mail program, without a page in between
            message.setHeader("List-Unsubscribe", "<" + mail.unsubscribeUrl + ">");
            message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        message.saveChanges();
        return message;
    }

    private static void setThread(MimeMessage message, MailThread thread) throws MessagingException {
        if (thread.inReplyTo() != null) {
            message.setHeader("In-Reply-To", thread.inReplyTo());
            message.setHeader("References", String.join("\r\n ", thread.references()));
        }
    }

    /** A calendar object is another form of the same letter (RFC 6047, section 2.4); anything else goes with it. */
    private void setContent(MimeMessage message, OutgoingMail mail) throws MessagingException {
        var text = new MimeBodyPart();
        text.setText(mail.body, UTF_8);
        var html = new MimeBodyPart();
        html.setText(writer.html(mail), UTF_8, "html");
        var forms = new MimeMultipart("alternative", text, html);
        if (mail.enclosure == null) {
            message.setContent(forms);
        } else if (mail.enclosureType.startsWith("text/calendar")) {
            forms.addBodyPart(enclosure(mail));
            message.setContent(forms);
        } else {
            var letter = new MimeBodyPart();
            letter.setContent(forms);
            MimeBodyPart enclosure = enclosure(mail);
            enclosure.setFileName(mail.enclosureName);
            enclosure.setDisposition(Part.ATTACHMENT);
            message.setContent(new MimeMultipart("mixed", letter, enclosure));
        }
    }

    private static MimeBodyPart enclosure(OutgoingMail mail) throws MessagingException {
        var part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(mail.enclosure, mail.enclosureType)));
        return part;
    }
}
