package com.calibermind.support.mail;

import com.calibermind.support.mail.reading.MailSource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Bytes on their way from the mailbox to the database: in memory while they are few, else in a file that goes with it. */
class Spool implements MailSource, Closeable {

    private static final int IN_MEMORY = 1 << 18;

    private ByteArrayOutputStream memory = new ByteArrayOutputStream(1 << 13);
    private Path file;
    private OutputStream out;
    private long size;
    private volatile boolean closed;

    void write(byte[] bytes, int offset, int length) throws IOException {
        size += length;
        if (memory != null && memory.size() + length > IN_MEMORY) {
            file = Files.createTempFile("support-mail-", ".eml"); // readable by its owner only
            out = Files.newOutputStream(file);
            memory.writeTo(out);
            memory = null;
        }
        if (memory != null) {
            memory.write(bytes, offset, length);
        } else {
            out.write(bytes, offset, length);
        }
    }

    /** To be called once all is written. */
    void complete() throws IOException {
        if (out != null) {
            out.close();
        }
    }

    long size() {
        return size;
    }

    @Override
    public InputStream open() throws IOException {
        InputStream bytes =
                memory == null ? Files.newInputStream(file) : new ByteArrayInputStream(memory.toByteArray());
        return new FilterInputStream(bytes) {
            @Override
            public int read() throws IOException {
                refuseIfClosed();
                return in.read();
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                refuseIfClosed();
                return in.read(buffer, offset, length);
            }
        };
    }

    /** Whoever still reads gets no more: the time for the mail is over. */
    @Override
    public void close() throws IOException {
        closed = true;
        complete();
        if (file != null) {
            Files.deleteIfExists(file);
        }
    }

    private void refuseIfClosed() throws IOException {
        if (closed) {
            throw new IOException("Reading the mail was given up.");
        }
    }
}
