package com.calibermind.support.mail.reading;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Sorts the parts of a mail into words and files. Files are numbered alike however often the mail is read. */
class MailContents implements Closeable {

    /** What becomes of the words. */
    interface Words {

        /** Bytes of it that are worth keeping. */
        int most(MimePart part);

        void take(MimePart part, BoundedBytes bytes);

        void remark(String remark);
    }

    /** @param name as the sender wrote it, or null */
    record MailFile(int position, MimePart part, ContentType type, String name, InputStream bytes) {}

    private final MimeWalk walk;
    private final Words words;
    private int parts;
    private int files;
    private MimePart text;
    private UuText uuText;
    private BoundedBytes textBytes;

    MailContents(MimeWalk walk, Words words) {
        this.walk = walk;
        this.words = words;
    }

    /** The next file, whose bytes must be read before the one after it is asked for; words on the way are taken. */
    Optional<MailFile> next() throws IOException {
        Optional<MailFile> file = Optional.empty();
        while (file.isEmpty()) {
            if (text != null) {
                file = withinText();
            } else {
                Optional<MimePart> part = walk.next();
                if (part.isEmpty()) {
                    return Optional.empty();
                }
                file = take(part.get());
            }
        }
        return file;
    }

    @Override
    public void close() throws IOException {
        walk.close();
    }

    private Optional<MailFile> take(MimePart part) throws IOException {
        boolean first = parts++ == 0;
        if (isRepetition(part)) {
            return Optional.empty();
        }
        Decoded decoded = part.decoded();
        if (decoded.remark() != null) {
            words.remark(decoded.remark());
        }
        if (!isWords(part, first)) {
            return Optional.of(
                    new MailFile(files++, part, part.type(), part.name().orElse(null), decoded.bytes()));
        }
        text = part;
        textBytes = new BoundedBytes(words.most(part));
        if (part.type().isHtml()) {
            decoded.bytes().transferTo(textBytes);
            endText();
        } else {
            uuText = new UuText(decoded.bytes());
        }
        return Optional.empty();
    }

    private Optional<MailFile> withinText() throws IOException {
        Optional<UuText.File> file = uuText.next(textBytes);
        if (file.isEmpty()) {
            endText();
            return Optional.empty();
        }
        walk.count();
        words.remark("A file that stood in the text (uuencode) is shown as an attachment.");
        return Optional.of(new MailFile(
                files++,
                text,
                ContentType.of("application/octet-stream"),
                file.get().name(),
                file.get().bytes()));
    }

    private void endText() {
        words.take(text, textBytes);
        text = null;
        textBytes = null;
        uuText = null;
    }

    /** The same words once more, for one mail program only. */
    private static boolean isRepetition(MimePart part) {
        return part.type().is("text/x-amp-html", "text/watch-html") && part.isWithin("alternative");
    }

    /** Some programs name even the text of the mail. */
    private static boolean isWords(MimePart part, boolean first) {
        boolean words = part.type().isText()
                && !CalendarParts.isCalendar(part)
                && !part.type().is("text/csv", "text/vcard", "text/x-vcard", "text/directory", "text/rtf", "text/xml")
                && !part.type().is("text/css", "text/javascript", "text/rfc822-headers", "text/rfc822");
        return words && !part.isAttached() && (first || part.name().isEmpty());
    }
}
