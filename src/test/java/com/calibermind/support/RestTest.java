package com.calibermind.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/** The desk over HTTP, as its people. */
public abstract class RestTest extends DeskTest {

    @Autowired
    protected TestRestTemplate http;

    @LocalServerPort
    private int port;

    @Value("${support.laptop.data}")
    private Path data;

    protected int port() {
        return port;
    }

    protected TestRestTemplate as(String user) {
        return http.withBasicAuth(user, passwordOf(user));
    }

    protected String passwordOf(String user) {
        var known = new Properties();
        try (var reader = Files.newBufferedReader(data.resolve("passwords.properties"))) {
            known.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return known.getProperty(user);
    }

    /** Exactly that path: nothing is normalised or encoded on the way. */
    protected URI raw(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    protected static HttpEntity<String> json(String body, String... headers) {
        var all = new HttpHeaders();
        all.setContentType(MediaType.APPLICATION_JSON);
        for (int i = 0; i < headers.length; i += 2) {
            all.set(headers[i], headers[i + 1]);
        }
        return new HttpEntity<>(body, all);
    }
}
