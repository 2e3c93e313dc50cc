package com.calibermind.support.process;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

/** Somebody signed in to Cockpit: the calls that its own pages make, with session cookie and CSRF token. */
class CockpitSession {

    private final CookieManager cookies = new CookieManager();
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final String base;

    CockpitSession(int port, String user, String password) {
        base = "http://localhost:" + port + "/camunda/api/";
        send(request("admin/auth/user/default").GET());
        var signedIn = send(request("admin/auth/user/default/login/cockpit")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(
                        "username=" + user + "&password=" + URLEncoder.encode(password, StandardCharsets.UTF_8))));
        if (signedIn.statusCode() != 200) {
            throw new IllegalStateException(user + " may not use Cockpit: " + signedIn.statusCode());
        }
    }

    /** The answer of Cockpit's own interface (not the engine's), whatever its status. */
    HttpResponse<String> get(String path) {
        return send(own(path).GET());
    }

    HttpResponse<String> post(String path, String body) {
        return send(own(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder own(String path) {
        return request("cockpit/plugin/base/default/" + path).header("Accept", "application/json");
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
        cookies.getCookieStore().getCookies().stream()
                .filter(it -> it.getName().equals("XSRF-TOKEN"))
                .forEach(it -> request.header("X-XSRF-TOKEN", it.getValue()));
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
