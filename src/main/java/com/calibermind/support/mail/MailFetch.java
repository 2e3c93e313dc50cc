package com.calibermind.support.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.angus.mail.iap.ByteArray;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.imap.protocol.INTERNALDATE;
import org.eclipse.angus.mail.imap.protocol.RFC822SIZE;
import org.eclipse.angus.mail.imap.protocol.UID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches one mail in pieces, so that none is ever in memory as a whole. It is complete only when the server has said so:
 * by a piece shorter than asked for, and, if that is not the size it told, by having nothing behind it. A connection that
 * breaks, or a mail that somebody removes meanwhile, is an exception and never a short mail.
 */
class MailFetch {

    private static final Logger LOG = LoggerFactory.getLogger(MailFetch.class);
    private static final int PIECE = 1 << 18;

    private final long uid;
    private Fetched fetched;
    private Instant arrivedAt;
    private long size = -1;

    MailFetch(long uid) {
        this.uid = uid;
    }

    /** Empty if the mail is gone. */
    Optional<Fetched> fetched() {
        return Optional.ofNullable(fetched);
    }

    /** Returns nothing of interest: it is a command as the IMAP folder takes it. */
    Object run(IMAPProtocol protocol) throws ProtocolException {
        var spool = new Spool();
        try {
            if (isAllIn(spool, protocol)) {
                fetched = new Fetched(uid, arrivedAt, spool);
            } else {
                spool.close();
            }
            return null;
        } catch (IOException e) {
            discard(spool);
            throw new UncheckedIOException(e);
        } catch (ProtocolException | RuntimeException e) {
            discard(spool);
            throw e;
        }
    }

    private boolean isAllIn(Spool spool, IMAPProtocol protocol) throws ProtocolException, IOException {
        int count = piece(spool, protocol, "UID INTERNALDATE RFC822.SIZE ");
        boolean isThere = count >= 0;
        while (count > 0 && (count == PIECE || spool.size() != size)) {
            count = piece(spool, protocol, "");
        }
        if (isThere && count < 0 && spool.size() != size) {
            throw new IOException("it was gone after the first " + spool.size() + " bytes");
        }
        spool.complete();
        if (isThere && size >= 0 && spool.size() != size) {
            LOG.info("Mail with UID {} has {} bytes; its server had told {}.", uid, spool.size(), size);
        }
        return isThere;
    }

    /** Returns how many bytes it brought, -1 if the mail is gone. */
    private int piece(Spool spool, IMAPProtocol protocol, String more) throws ProtocolException, IOException {
        Response[] answer = protocol.command(
                "UID FETCH " + uid + " (" + more + "BODY.PEEK[]<" + spool.size() + "." + PIECE + ">)", null);
        protocol.handleResult(answer[answer.length - 1]);
        for (Response line : answer) {
            if (line instanceof FetchResponse data && data.getItem(BODY.class) != null && isOurs(data)) {
                describe(data);
                return write(data.getItem(BODY.class).getByteArray(), spool);
            }
        }
        return -1;
    }

    private boolean isOurs(FetchResponse data) {
        UID said = data.getItem(UID.class);
        return said == null || said.uid == uid;
    }

    private void describe(FetchResponse data) {
        if (data.getItem(RFC822SIZE.class) != null) {
            size = data.getItem(RFC822SIZE.class).size;
        }
        INTERNALDATE date = data.getItem(INTERNALDATE.class);
        if (date != null && date.getDate() != null) {
            arrivedAt = date.getDate().toInstant();
        }
    }

    private static int write(ByteArray bytes, Spool spool) throws IOException {
        if (bytes == null) {
            return 0;
        }
        spool.write(bytes.getBytes(), bytes.getStart(), bytes.getCount());
        return bytes.getCount();
    }

    private static void discard(Spool spool) {
        try {
            spool.close();
        } catch (IOException e) {
            LOG.debug("A temporary file is left to the operating system", e);
        }
    }
}
