package com.calibermind.support.portal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jsoup.Connection;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** A customer's browser without script: sends a form of a page with all that the page has put into it. */
class FormBrowser {

    /** The page that answered, after all redirects. */
    record Answer(int status, String path, Document page) {}

    private final Connection session = Jsoup.newSession()
            .ignoreHttpErrors(true)
            .maxBodySize(0)
            .timeout(60_000)
            .header("Accept", "text/html");
    private final String base;

    FormBrowser(int port) {
        this.base = "http://localhost:" + port;
    }

    FormBrowser withCookie(String name, String value) {
        session.cookie(name, value);
        return this;
    }

    Answer get(String path) {
        return execute(session.newRequest(base + path));
    }

    /** The form with that address on that page, its fields changed to what is given; a file is a name and its text. */
    Answer send(Document page, String action, Map<String, String> fields, Map<String, String> files) {
        Element form = page.selectFirst("form[action$=" + action + "]");
        Connection request = session.newRequest(base + form.attr("action")).method(Connection.Method.POST);
        for (Element field : form.select("input[type=hidden], input[type=checkbox][checked]")) {
            request.data(field.attr("name"), field.val());
        }
        fields.forEach(request::data);
        files.forEach((name, text) -> request.data(
                "files", name, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "text/plain"));
        return execute(request);
    }

    private static Answer execute(Connection request) {
        try {
            Connection.Response answer = request.execute();
            return new Answer(answer.statusCode(), answer.url().getPath(), answer.parse());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
