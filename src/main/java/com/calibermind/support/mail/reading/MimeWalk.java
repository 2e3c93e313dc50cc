package com.calibermind.support.mail.reading;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Optional;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.io.MaxHeaderLengthLimitException;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;

/** Goes through a mail part by part and holds no more of it than the header of the part at hand. */
class MimeWalk implements Closeable {

    private final InputStream bytes;
    private final ReadingLimits limits;
    private final MimeTokenStream tokens;
    private final MailHeader top = new MailHeader();
    private MailHeader header = top;
    private MimeGroup group;
    private int depth;
    private int parts;
    private boolean empty;
    private byte[] preamble = {};

    MimeWalk(InputStream source, ReadingLimits limits) throws IOException {
        this.bytes = beginning(new SourceStream(source, limits.size().toBytes()));
        this.limits = limits;
        this.tokens = new MimeTokenStream(
                new MimeConfig.Builder()
                        .setMaxHeaderCount(-1)
                        .setMaxHeaderLen((int) limits.headerSize().toBytes())
                        .setMaxLineLen(-1)
                        .setMaxContentLen(-1)
                        .build(),
                DecodeMonitor.SILENT,
                null);
        tokens.setRecursionMode(RecursionMode.M_NO_RECURSE);
        tokens.parse(bytes);
    }

    /** Of the mail itself; complete once the first part has been asked for. */
    MailHeader header() {
        return top;
    }

    Optional<MimePart> next() throws IOException {
        try {
            EntityState state = tokens.next();
            while (state != EntityState.T_END_OF_STREAM) {
                Optional<MimePart> part = at(state);
                if (part.isPresent()) {
                    return part;
                }
                state = tokens.next();
            }
            return Optional.empty();
        } catch (MaxHeaderLengthLimitException e) {
            throw LimitExceeded.headerSize(limits.headerSize().toBytes());
        } catch (MimeException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }

    private Optional<MimePart> at(EntityState state) throws IOException {
        switch (state) {
            case T_START_BODYPART -> header = new MailHeader();
            case T_FIELD -> field();
            case T_START_MULTIPART -> enter();
            case T_PREAMBLE -> preamble = tokens.getInputStream().readNBytes(limits.plainBytes());
            case T_END_MULTIPART -> {
                return leave();
            }
            case T_BODY -> {
                return Optional.of(part(type(), tokens.getInputStream()));
            }
            default -> {}
        }
        return Optional.empty();
    }

    private void field() throws LimitExceeded {
        header.add(tokens.getField());
        if (header.count() > limits.headers()) {
            throw LimitExceeded.of("a header of more than %s fields", limits.headers(), "headers");
        }
        if (header.size() > limits.headerSize().toBytes()) {
            throw LimitExceeded.headerSize(limits.headerSize().toBytes());
        }
    }

    private void enter() throws LimitExceeded {
        group = new MimeGroup(group, header.contentType(ContentType.PLAIN));
        preamble = new byte[0];
        empty = true;
        if (++depth > limits.depth()) {
            throw LimitExceeded.of("parts within parts, more than %s deep", limits.depth(), "depth");
        }
    }

    /** A multipart whose boundary never comes is shown as the text that it then is. */
    private Optional<MimePart> leave() throws LimitExceeded {
        Optional<MimePart> lost = empty && preamble.length > 0
                ? Optional.of(part(ContentType.PLAIN, new ByteArrayInputStream(preamble)))
                : Optional.empty();
        group = group.parent();
        depth--;
        preamble = new byte[0];
        empty = false;
        return lost;
    }

    private ContentType type() {
        boolean inDigest = group != null && group.is("digest");
        ContentType type = header.contentType(inDigest ? ContentType.of("message/rfc822") : ContentType.PLAIN);
        return type.name().startsWith("multipart/") ? ContentType.PLAIN : type;
    }

    /** A file within a text is as good as a part. */
    void count() throws LimitExceeded {
        if (++parts > limits.parts()) {
            throw LimitExceeded.of("more than %s parts", limits.parts(), "parts");
        }
    }

    private MimePart part(ContentType type, InputStream body) throws LimitExceeded {
        empty = false;
        count();
        return new MimePart(group, header, type, body);
    }

    /** What some programs put before the header: a byte order mark, empty lines. */
    private static InputStream beginning(InputStream source) throws IOException {
        var bytes = new PushbackInputStream(source, 3);
        int first = bytes.read();
        if (first == 0xef) {
            byte[] mark = bytes.readNBytes(2);
            boolean isMark = mark.length == 2 && mark[0] == (byte) 0xbb && mark[1] == (byte) 0xbf;
            bytes.unread(isMark ? new byte[0] : mark);
            first = isMark ? bytes.read() : first;
        }
        while (first == '\r' || first == '\n') {
            first = bytes.read();
        }
        if (first >= 0) {
            bytes.unread(first);
        }
        return bytes;
    }
}
