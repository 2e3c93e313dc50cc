package com.calibermind.support.mail.reading;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Reads a raw mail (RFC 5322, RFC 2045) as a stream, never holding the whole of it. What it cannot read it says; it never
 * throws on bad input, only when the bytes cannot be fetched.
 */
@Component
public class MailReader {

    public sealed interface Result {}

    public record Readable(ParsedMail mail) implements Result {}

    /**
     * @param reason in words, for the person who looks after it
     * @param envelope what could be read all the same, with whatever is missing null or empty; null if nothing could
     */
    public record Unreadable(String reason, ParsedMail envelope) implements Result {}

    public Result read(MailSource source, ReadingLimits limits) {
        try (InputStream bytes = opened(source)) {
            return read(bytes, limits);
        } catch (UncheckedIOException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            return new Unreadable(why(e), null);
        }
    }

    private static Result read(InputStream bytes, ReadingLimits limits) throws IOException {
        var reading = new Reading(limits);
        var walk = new MimeWalk(bytes, limits);
        try {
            reading.read(new MailContents(walk, reading));
        } catch (LimitExceeded e) {
            return new Unreadable(e.getMessage(), envelope(walk, reading));
        } catch (IOException e) {
            return new Unreadable(why(e), envelope(walk, reading));
        }
        ParsedMail mail = envelope(walk, reading);
        return mail.from() == null ? new Unreadable(Sender.of(mail.headers()).problem(), mail) : new Readable(mail);
    }

    /**
     * The decoded bytes of an attachment, streamed.
     *
     * @throws IllegalArgumentException if the mail has none with that position
     */
    public InputStream open(MailSource source, int position) throws IOException {
        var contents = new MailContents(new MimeWalk(source.open(), ReadingLimits.NONE), new NoWords());
        for (var file = contents.next(); file.isPresent(); file = contents.next()) {
            if (file.get().position() == position) {
                return closing(file.get().bytes(), contents);
            }
            file.get().bytes().transferTo(java.io.OutputStream.nullOutputStream());
        }
        contents.close();
        throw new IllegalArgumentException("The mail has no attachment " + position + ".");
    }

    /** Each attachment's decoded bytes, streamed, in the order of {@link ParsedMail#attachments}; one pass over the mail. */
    public void attachments(MailSource source, FileVisitor visitor) throws IOException {
        try (var contents = new MailContents(new MimeWalk(source.open(), ReadingLimits.NONE), new NoWords())) {
            for (var file = contents.next(); file.isPresent(); file = contents.next()) {
                visitor.take(file.get().bytes());
                file.get().bytes().transferTo(java.io.OutputStream.nullOutputStream());
            }
        }
    }

    /** May leave what it does not read; must not close it. */
    public interface FileVisitor {
        void take(InputStream bytes) throws IOException;
    }

    /**
     * The HTML of the mail, cleaned for a sandboxed frame; empty if it has none, or cannot be read. Nothing in it is loaded
     * from elsewhere; a picture of the mail itself has {@code data-attachment}, the position of its attachment.
     */
    public Optional<String> html(MailSource source, ReadingLimits limits) throws IOException {
        var reading = new Reading(limits);
        try (var contents = new MailContents(new MimeWalk(source.open(), limits), reading)) {
            reading.read(contents);
        } catch (LimitExceeded e) {
            return Optional.empty();
        }
        return reading.html().map(it -> HtmlPage.cleaned(it, reading.attachments()));
    }

    private static InputStream opened(MailSource source) {
        try {
            return source.open();
        } catch (IOException e) {
            throw new UncheckedIOException("The bytes of the mail cannot be fetched.", e);
        }
    }

    private static ParsedMail envelope(MimeWalk walk, Reading reading) {
        MailHeaders headers = walk.header().decoded();
        return reading.mail(headers, Sender.of(headers));
    }

    private static String why(Exception e) {
        return "The mail cannot be read: " + Clean.line(String.valueOf(e.getMessage()), 500);
    }

    private static InputStream closing(InputStream bytes, MailContents contents) {
        return new FilterInputStream(bytes) {
            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                return in.read(buffer, offset, length);
            }

            @Override
            public void close() throws IOException {
                contents.close();
            }
        };
    }

    /** For those who only look for a file. */
    private static class NoWords implements MailContents.Words {

        @Override
        public int most(MimePart part) {
            return 0;
        }

        @Override
        public void take(MimePart part, BoundedBytes bytes) {
            // words are of no interest here
        }

        @Override
        public void remark(String remark) {
            // nor is how they were read
        }
    }
}
