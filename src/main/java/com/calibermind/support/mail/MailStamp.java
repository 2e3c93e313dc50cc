package com.calibermind.support.mail;

import com.calibermind.support.mail.reading.MailSource;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * What tells a mail from all others, and what it belongs with; read in one pass, without holding the mail.
 *
 * @param identity the same for every copy of a mail, whatever servers on its way put above it (ADR 17); null if it bears
 *     neither Message-ID nor Date: nothing then tells a copy from a repetition
 * @param thread the first Message-ID of its thread, or null: mails of one thread are taken in one after the other
 */
record MailStamp(String identity, String thread) {

    static MailStamp of(MailSource source) throws IOException {
        try (InputStream bytes = new BufferedInputStream(source.open(), 1 << 16)) {
            var header = new StampedHeader(bytes);
            header.read();
            var body = new StampedBody(header.digest());
            body.read(bytes);
            return new MailStamp(header.isSigned() ? body.hash() : null, header.thread());
        }
    }
}
