package com.calibermind.support.mail.reading;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/** The text that a person would read: plain text if there is any, else HTML turned to text; attachments are named. */
class BodyText {

    private static final int MAX_DEPTH = 20;
    private static final int MAX_LENGTH = 200_000;

    private final StringBuilder plain = new StringBuilder();
    private final StringBuilder html = new StringBuilder();
    private final StringBuilder attachments = new StringBuilder();

    static String of(Part mail) throws MessagingException, IOException {
        var body = new BodyText();
        body.collect(mail, 0);
        String text = body.plain.isEmpty() ? fromHtml(body.html.toString()) : body.plain.toString();
        String all = text.strip() + body.attachments;
        return all.length() <= MAX_LENGTH ? all : all.substring(0, MAX_LENGTH) + "\n[cut; the whole mail is kept]";
    }

    /** What the mail quotes is marked as in a plain mail, so that it is told from the sender's own words. */
    private static String fromHtml(String html) {
        Document page = Jsoup.parse(html);
        for (Element quote : page.select("blockquote, .gmail_quote")) {
            String marked =
                    quote.wholeText().strip().lines().map(it -> "> " + it).collect(Collectors.joining("\n"));
            quote.replaceWith(new TextNode("\n" + marked + "\n"));
        }
        return page.wholeText();
    }

    private void collect(Part part, int depth) throws MessagingException, IOException {
        if (depth > MAX_DEPTH) {
            throw new MessagingException("it is nested more than " + MAX_DEPTH + " levels deep");
        }
        if (Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition()) || part.getFileName() != null) {
            attachments.append("\n[attachment: ").append(part.getFileName()).append(']');
        } else if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                collect(parts.getBodyPart(i), depth + 1);
            }
        } else if (part.isMimeType("text/html")) {
            html.append(text(part)).append('\n');
        } else if (part.isMimeType("text/*") && !CalendarText.isCalendar(part)) {
            plain.append(text(part)).append('\n');
        } else {
            attachments.append("\n[attachment: ").append(part.getContentType()).append(']');
        }
    }

    /** A charset or a kind of text that Java does not know is read as Latin-1: every byte has a character there. */
    private static String text(Part part) throws MessagingException, IOException {
        Optional<String> decoded = decoded(part);
        return decoded.isPresent()
                ? decoded.get()
                : new String(part.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    private static Optional<String> decoded(Part part) throws MessagingException, IOException {
        try {
            return part.getContent() instanceof String text ? Optional.of(text) : Optional.empty();
        } catch (java.io.UnsupportedEncodingException e) {
            return Optional.empty();
        }
    }
}
