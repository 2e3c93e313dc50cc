package com.calibermind.support.mail.reading;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The bytes of one mail, to be read from their beginning as often as needed. */
public interface MailSource {

    InputStream open() throws IOException;

    static MailSource of(byte[] bytes) {
        return () -> new ByteArrayInputStream(bytes);
    }
}
