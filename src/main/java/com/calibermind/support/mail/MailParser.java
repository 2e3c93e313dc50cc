package com.calibermind.support.mail;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Reads a raw mail (RFC 5322, RFC 2045). What it cannot read it says; it never throws on bad input. */
@Component
class MailParser {

    sealed interface Result {}

    record Readable(ParsedMail mail) implements Result {}

    record Unreadable(String reason) implements Result {}

    private static final Pattern MESSAGE_ID = Pattern.compile("<[^<>\\s]{1,250}>");

    Result parse(byte[] raw) {
        try {
            var message = new MimeMessage(MailSessions.offline(), new ByteArrayInputStream(raw));
            return read(message);
        } catch (StackOverflowError e) {
            return new Unreadable("The mail is nested too deeply to be read.");
        } catch (MessagingException | IOException | RuntimeException e) {
            return new Unreadable("The mail cannot be read: " + clean(String.valueOf(e.getMessage())));
        }
    }

    private static Result read(MimeMessage message) throws MessagingException, IOException {
        Address[] from = message.getFrom();
        if (from == null || from.length != 1 || !(from[0] instanceof InternetAddress sender)) {
            return new Unreadable("The mail has " + (from == null ? "no" : Integer.toString(from.length))
                    + " senders: it is not known whom to answer.");
        }
        if (sender.getAddress() == null || !sender.getAddress().contains("@")) {
            return new Unreadable("The sender is not a mail address.");
        }
        return new Readable(new ParsedMail(
                clean(sender.getAddress()).toLowerCase(Locale.ROOT),
                sender.getPersonal() == null ? null : clean(sender.getPersonal()),
                message.getSubject() == null ? "" : clean(message.getSubject()),
                ids(message.getHeader("Message-ID", " ")).stream().findFirst().orElse(null),
                references(message),
                clean(BodyText.of(message)),
                CalendarText.of(message).map(MailParser::clean).orElse(null),
                AutomaticMail.reason(message).orElse(null)));
    }

    private static List<String> references(MimeMessage message) throws MessagingException {
        List<String> nearestFirst = new ArrayList<>(ids(message.getHeader("In-Reply-To", " ")));
        List<String> oldestFirst = ids(message.getHeader("References", " "));
        Collections.reverse(oldestFirst);
        nearestFirst.addAll(oldestFirst);
        return nearestFirst.stream().distinct().limit(50).toList();
    }

    private static List<String> ids(String header) {
        List<String> found = new ArrayList<>();
        Matcher matcher = MESSAGE_ID.matcher(header == null ? "" : header);
        while (matcher.find()) {
            found.add(clean(matcher.group()));
        }
        return found;
    }

    private static String clean(String text) {
        return text.replace("\0", "");
    }
}
