package com.calibermind.support.demo;

import com.calibermind.support.cases.Reporter;
import com.calibermind.support.cases.SupportAddress;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Properties;

/** Writes mails as customers' programs do. */
class Mails {

    private final SupportAddress support;
    private final Files files;

    Mails(SupportAddress support, Files files) {
        this.support = support;
        this.files = files;
    }

    /**
     * Of the step's further particulars: {@code html} is its other form, {@code file} goes with it, {@code header} is a line
     * of its head, and {@code to} takes the place of the support address, which is then copied.
     */
    byte[] raw(Scene scene, Reporter from, String subject) throws MessagingException, IOException {
        var mail = new MimeMessage(Session.getInstance(new Properties()));
        mail.setFrom(new InternetAddress(from.email(), from.name(), "UTF-8"));
        String other = scene.more("to", null);
        mail.setRecipients(RecipientType.TO, other == null ? support.address() : other);
        if (other != null) {
            mail.setRecipients(RecipientType.CC, support.address());
        }
        mail.setSubject(subject, "UTF-8");
        mail.setSentDate(Date.from(scene.at()));
        content(mail, scene);
        mail.saveChanges();
        mail.setHeader("Message-ID", id(scene, from));
        head(mail, scene.more("header", ""));
        var bytes = new ByteArrayOutputStream();
        mail.writeTo(bytes);
        return bytes.toByteArray();
    }

    private static String id(Scene scene, Reporter from) {
        return "<" + scene.story().key() + "." + scene.step().after() + "."
                + scene.at().toEpochMilli()
                + from.email().substring(from.email().indexOf('@')) + ">";
    }

    private static void head(MimeMessage mail, String line) throws MessagingException {
        if (!line.isEmpty()) {
            mail.setHeader(
                    line.substring(0, line.indexOf(':')),
                    line.substring(line.indexOf(':') + 1).strip());
        }
    }

    private void content(MimeMessage mail, Scene scene) throws MessagingException, IOException {
        String html = scene.more("html", null);
        String file = scene.more("file", null);
        if (html == null && file == null) {
            mail.setText(scene.step().words(), "UTF-8");
            return;
        }
        var whole = new MimeMultipart();
        whole.addBodyPart(
                html == null
                        ? text(scene.step().words(), "plain")
                        : both(scene.step().words(), html));
        if (file != null) {
            whole.addBodyPart(attached(file));
        }
        mail.setContent(whole);
    }

    private static MimeBodyPart both(String words, String html) throws MessagingException {
        var part = new MimeBodyPart();
        part.setContent(new MimeMultipart("alternative", text(words, "plain"), text(html, "html")));
        return part;
    }

    private static MimeBodyPart text(String words, String kind) throws MessagingException {
        var part = new MimeBodyPart();
        part.setText(words, StandardCharsets.UTF_8.name(), kind);
        return part;
    }

    private MimeBodyPart attached(String name) throws MessagingException, IOException {
        var part = new MimeBodyPart();
        var source = new ByteArrayDataSource(files.bytes(name), Files.type(name));
        part.setDataHandler(new jakarta.activation.DataHandler(source));
        part.setFileName(name);
        return part;
    }
}
