package com.calibermind.support.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.calibermind.support.RestTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

class PortalHeadersTest extends RestTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"/support", "/support/no-such-page", "/support/assets/portal.css", "/support/assets/portal.js"})
    void everyAnswerKeepsForeignScriptsAndFramesOut(String path) {
        HttpHeaders headers = http.getForEntity(path, String.class).getHeaders();
        assertThat(headers.getFirst("Content-Security-Policy"))
                .isEqualTo(PortalSecurity.CONTENT_SECURITY_POLICY)
                .doesNotContain("unsafe");
        assertThat(headers.getFirst("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(headers.getFirst("X-Frame-Options")).isEqualTo("DENY");
        assertThat(headers.getFirst("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(headers.getFirst("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
        assertThat(headers.getFirst("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
    }

    @Test
    void nobodyGetsASessionByLooking() {
        assertThat(http.getForEntity("/support", String.class).getHeaders().getOrEmpty("Set-Cookie"))
                .noneMatch(it -> it.startsWith("JSESSIONID"));
    }

    @Test
    void aFormWithoutTheTokenOfItsPageIsRefused() {
        var headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_FORM_URLENCODED);
        headers.setAccept(java.util.List.of(MediaType.TEXT_HTML));
        var answer =
                http.exchange("/support/anything", HttpMethod.POST, new HttpEntity<>("a=b", headers), String.class);
        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(answer.getBody()).contains("This page was open too long");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/camunda/app/tasklist/default/",
                "/engine-rest/engine",
                "/api/companies",
                "/actuator/health"
            })
    void whatIsNotForCustomersIsLeftAlone(String path) {
        assertThat(http.getForEntity(path, String.class).getHeaders().getOrEmpty("Content-Security-Policy"))
                .doesNotContain(PortalSecurity.CONTENT_SECURITY_POLICY);
    }
}
