package com.calibermind.support.mail.reading;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The bytes of a mail up to its limit. That they cannot be fetched is no fault of the mail: nobody may take it for one. */
class SourceStream extends FilterInputStream {

    private final long limit;
    private long left;

    SourceStream(InputStream bytes, long limit) {
        super(bytes);
        this.limit = limit;
        this.left = limit;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = fetch(buffer, offset, length);
        left -= Math.max(count, 0);
        if (left < 0) {
            throw LimitExceeded.size(limit);
        }
        return count;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private int fetch(byte[] buffer, int offset, int length) {
        try {
            return in.read(buffer, offset, length);
        } catch (IOException e) {
            throw new UncheckedIOException("The bytes of the mail cannot be fetched.", e);
        } catch (RuntimeException e) {
            throw new UncheckedIOException("The bytes of the mail cannot be fetched.", new IOException(e));
        }
    }
}
