package com.calibermind.support.mail.reading;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;

/** Keeps the beginning of what is written to it. */
class BoundedBytes extends OutputStream {

    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final int most;
    private boolean cut;

    BoundedBytes(int most) {
        this.most = most;
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        int taken = Math.min(length, most - kept.size());
        kept.write(bytes, offset, Math.max(taken, 0));
        cut |= taken < length;
    }

    byte[] bytes() {
        return kept.toByteArray();
    }

    boolean isCut() {
        return cut;
    }
}
