package com.calibermind.support.mail.reading;

import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Reads a raw mail (RFC 5322, RFC 2045). What it cannot read it says; it never throws on bad input. */
@Component
public class MailReader {

    public sealed interface Result {}

    public record Readable(ParsedMail mail) implements Result {}

    public record Unreadable(String reason) implements Result {}

    /** Making a session searches the class path; using one from many threads is allowed. */
    private static final Session SESSION = Session.getInstance(new Properties());

    private static final Pattern MESSAGE_ID = Pattern.compile("<[^<>\\s]{1,250}>");

    public Result read(MailSource source) {
        try (InputStream bytes = source.open()) {
            return read(new MimeMessage(SESSION, bytes));
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
                addresses(message, Message.RecipientType.TO),
                addresses(message, Message.RecipientType.CC),
                message.getSubject() == null ? "" : clean(message.getSubject()),
                ids(message.getHeader("Message-ID", " ")).stream().findFirst().orElse(null),
                message.getSentDate() == null ? null : message.getSentDate().toInstant(),
                references(message),
                headers(message),
                clean(BodyText.of(message)),
                "",
                List.of(),
                CalendarText.of(message).map(MailReader::clean).orElse(null),
                null,
                List.of()));
    }

    private static List<String> addresses(MimeMessage message, Message.RecipientType type) {
        try {
            Address[] found = message.getRecipients(type);
            return Stream.of(found == null ? new Address[0] : found)
                    .filter(InternetAddress.class::isInstance)
                    .map(it -> clean(((InternetAddress) it).getAddress()).toLowerCase(Locale.ROOT))
                    .toList();
        } catch (MessagingException e) {
            return List.of();
        }
    }

    private static MailHeaders headers(MimeMessage message) throws MessagingException {
        return new MailHeaders(Collections.list(message.getAllHeaders()).stream()
                .collect(Collectors.groupingBy(
                        it -> it.getName().toLowerCase(Locale.ROOT),
                        Collectors.mapping(it -> clean(MimeUtility.unfold(it.getValue())), Collectors.toList()))));
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
