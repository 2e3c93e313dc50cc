package com.calibermind.support.mail.reading;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.util.Optional;
import org.apache.james.mime4j.codec.Base64InputStream;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.QuotedPrintableInputStream;

/**
 * The bytes of a part without its transfer encoding (RFC 2045, section 6).
 *
 * @param remark what was wrong with the encoding, or null
 */
record Decoded(InputStream bytes, String remark) {

    static Decoded of(MimePart part, int probe) throws IOException {
        return switch (part.encoding()) {
            case "base64" -> base64(part, probe);
            case "quoted-printable" ->
                new Decoded(new QuotedPrintableInputStream(part.body(), DecodeMonitor.SILENT), null);
            case "", "7bit", "8bit", "binary", "7-bit", "8-bit" -> new Decoded(part.body(), null);
            case "uuencode", "x-uuencode", "x-uue" -> new Decoded(uuencoded(part.body()), null);
            default ->
                new Decoded(
                        part.body(),
                        "The transfer encoding \"" + Clean.line(part.encoding(), 40)
                                + "\" is not known; its part is kept as it came.");
        };
    }

    private static Decoded base64(MimePart part, int probe) throws IOException {
        var body = new PushbackInputStream(part.body(), probe);
        byte[] beginning = body.readNBytes(probe);
        body.unread(beginning);
        return part.type().isText() && isProse(beginning)
                ? new Decoded(body, "A text that claims to be in base64 is not; it is shown as it came.")
                : new Decoded(new Base64InputStream(body, DecodeMonitor.SILENT), null);
    }

    /** Every tenth byte before the first padding is a blank within a line: words, not base64. */
    private static boolean isProse(byte[] beginning) {
        int blanks = 0;
        int length = 0;
        while (length < beginning.length && beginning[length] != '=') {
            blanks += beginning[length] == ' ' ? 1 : 0;
            length++;
        }
        return length > 10 && blanks * 10 >= length;
    }

    private static InputStream uuencoded(InputStream body) throws IOException {
        Optional<UuText.File> file = new UuText(body).next(OutputStream.nullOutputStream());
        return file.isPresent() ? file.get().bytes() : InputStream.nullInputStream();
    }
}
