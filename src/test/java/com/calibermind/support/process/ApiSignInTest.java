package com.calibermind.support.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.calibermind.support.RestTest;
import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.LinkedMultiValueMap;

/** Tasklist's own sign-in opens the desk's REST interface too. */
class ApiSignInTest extends RestTest {

    private static final String COMPANIES = "/api/companies";

    @Autowired
    private IdentityService users;

    private HttpHeaders signedIn(String user) {
        HttpHeaders before = cookies(http.getForEntity("/camunda/app/tasklist/default/", String.class));
        before.setContentType(MediaType.APPLICATION_FORM_URLENCODED);
        var fields = new LinkedMultiValueMap<String, String>();
        fields.add("username", user);
        fields.add("password", passwordOf(user));
        return cookies(http.exchange(
                "/camunda/api/admin/auth/user/default/login/tasklist",
                HttpMethod.POST,
                new HttpEntity<>(fields, before),
                String.class));
    }

    private static HttpHeaders cookies(ResponseEntity<?> answer) {
        List<String> set = answer.getHeaders().getOrDefault(HttpHeaders.SET_COOKIE, List.of()).stream()
                .map(it -> it.substring(0, it.indexOf(';')))
                .toList();
        var headers = new HttpHeaders();
        headers.set(HttpHeaders.COOKIE, set.stream().collect(Collectors.joining("; ")));
        set.stream()
                .filter(it -> it.startsWith("XSRF-TOKEN="))
                .forEach(it -> headers.set("X-XSRF-TOKEN", it.substring("XSRF-TOKEN=".length())));
        return headers;
    }

    private ResponseEntity<String> ask(HttpHeaders headers) {
        return http.exchange(COMPANIES, HttpMethod.GET, new HttpEntity<>(headers), String.class);
    }

    private HttpStatus get(HttpHeaders headers) {
        return HttpStatus.valueOf(ask(headers).getStatusCode().value());
    }

    @Test
    @DisplayName("P09 who is signed in to Tasklist needs no second sign-in, and has no more rights by it")
    void theSameSession() {
        assertThat(get(signedIn("maria"))).isEqualTo(HttpStatus.OK);
        assertThat(get(signedIn("sam"))).isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(get(new HttpHeaders())).isEqualTo(HttpStatus.UNAUTHORIZED);
    }

    @Test
    @DisplayName("P09 a role that is taken away is gone at once")
    void aRoleTakenAway() {
        HttpHeaders session = signedIn("maria");
        users.deleteMembership("maria", Groups.MANAGERS);
        try {
            assertThat(get(session)).isEqualTo(HttpStatus.FORBIDDEN);
        } finally {
            users.createMembership("maria", Groups.MANAGERS);
        }
        assertThat(get(session)).isEqualTo(HttpStatus.OK);
    }

    @Test
    @DisplayName("P09 a page without a session is told so, and its browser asks for no password; a program is asked")
    void noPasswordBox() {
        var page = new HttpHeaders();
        page.set("Sec-Fetch-Site", "same-origin");
        ResponseEntity<String> refused = ask(page);
        assertThat(refused.getStatusCode().value()).isEqualTo(401);
        assertThat(refused.getHeaders()).doesNotContainKey(HttpHeaders.WWW_AUTHENTICATE);
        assertThat(refused.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);

        assertThat(ask(new HttpHeaders()).getHeaders()).containsKey(HttpHeaders.WWW_AUTHENTICATE);
    }

    @Test
    @DisplayName("P09 a page that is still shown to one user does nothing for another who has signed in since")
    void shownToSomebodyElse() {
        HttpHeaders session = signedIn("maria");
        session.set("Sec-Fetch-Site", "same-origin");
        session.set("Desk-User", "henri");
        assertThat(get(session)).isEqualTo(HttpStatus.UNAUTHORIZED);
        session.set("Desk-User", "maria");
        assertThat(get(session)).isEqualTo(HttpStatus.OK);
    }

    @Test
    @DisplayName("P37 whoever follows the link of a weekly report without a session is led to where they can sign in")
    void linkOfAReport() {
        var visit = new HttpHeaders();
        visit.set("Sec-Fetch-Site", "none");
        visit.set("Sec-Fetch-Mode", "navigate");
        var answer = http.exchange("/reports/attainment", HttpMethod.GET, new HttpEntity<>(visit), String.class);
        assertThat(answer.getStatusCode()).as("after the redirect").isEqualTo(HttpStatus.OK);
        assertThat(answer.getHeaders().getContentType().isCompatibleWith(MediaType.TEXT_HTML))
                .isTrue();
        assertThat(answer.getBody()).contains("<title>Camunda Cockpit</title>");
    }
}
