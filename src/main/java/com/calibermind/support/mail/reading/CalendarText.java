package com.calibermind.support.mail.reading;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** The first calendar object of a mail: a form of its text, or an attachment (RFC 6047, section 2.4). */
final class CalendarText {

    private static final int MAX_DEPTH = 20;

    /** An answer to an invite is a hundredth of that. */
    private static final int MAX_LENGTH = 200_000;

    private CalendarText() {}

    /** One that cannot be decoded is none: the mail itself is read all the same. */
    static Optional<String> of(Part mail) {
        try {
            return find(mail, 0);
        } catch (MessagingException | IOException e) {
            return Optional.empty();
        }
    }

    static boolean isCalendar(Part part) throws MessagingException {
        return part.isMimeType("text/calendar")
                || part.isMimeType("application/ics")
                || String.valueOf(part.getFileName()).toLowerCase(Locale.ROOT).endsWith(".ics");
    }

    private static Optional<String> find(Part part, int depth) throws MessagingException, IOException {
        if (isCalendar(part)) {
            byte[] bytes = part.getInputStream().readNBytes(MAX_LENGTH);
            return Optional.of(new String(bytes, charset(part)));
        }
        Optional<String> found = Optional.empty();
        if (depth < MAX_DEPTH && part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount() && found.isEmpty(); i++) {
                found = find(parts.getBodyPart(i), depth + 1);
            }
        }
        return found;
    }

    /** UTF-8 unless said otherwise, also if what is said means nothing (RFC 5545, section 3.1.4). */
    private static Charset charset(Part part) throws MessagingException {
        try {
            String said = new ContentType(part.getContentType()).getParameter("charset");
            return said == null ? StandardCharsets.UTF_8 : Charset.forName(MimeUtility.javaCharset(said));
        } catch (jakarta.mail.internet.ParseException | IllegalArgumentException e) {
            return StandardCharsets.UTF_8;
        }
    }
}
