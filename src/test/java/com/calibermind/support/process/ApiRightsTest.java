package com.calibermind.support.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.calibermind.support.RestTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

class ApiRightsTest extends RestTest {

    private int status(String user, String path) {
        return as(user).getForEntity(raw(path), String.class).getStatusCode().value();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/companies", "/api/companies/1", "/api/incidents/1", "/api", "/api/other"})
    @DisplayName("whoever has not signed in is asked to, whatever the address")
    void nobodyUnknown(String path) {
        var answer = http.getForEntity(raw(path), String.class);
        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.UNAUTHORIZED);
        assertThat(answer.getHeaders().getFirst(HttpHeaders.WWW_AUTHENTICATE)).startsWith("Basic");
        assertThat(http.withBasicAuth("nobody", "wrong")
                        .getForEntity(raw(path), String.class)
                        .getStatusCode())
                .isEqualTo(HttpStatus.UNAUTHORIZED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"maria", "henri", "admin"})
    @DisplayName("P09 companies are for managers, the head of Customer Success and administrators")
    void whoAdministersCompanies(String user) {
        assertThat(status(user, "/api/companies")).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sam", "ines", "ilya", "dana", "mona", "paul"})
    void whoDoesNotAdministerCompanies(String user) {
        for (String path : new String[] {"/api/companies", "/api/companies/1", "/api/companies/1/contacts"}) {
            assertThat(status(user, path)).as(path).isEqualTo(403);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sam", "maria", "henri", "dana", "mona", "paul", "admin"})
    @DisplayName("P32 incidents are for the Incident Response Team alone")
    void whoDoesNotSeeIncidents(String user) {
        for (String path : new String[] {"/api/incidents", "/api/incidents/1", "/api/incidents/1/entries"}) {
            assertThat(status(user, path)).as(path).isEqualTo(403);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ines", "ilya"})
    void theTeamPasses(String user) {
        assertThat(status(user, "/api/incidents/999999999")).isNotIn(401, 403);
    }

    @Test
    void whatIsNotNamedDoesNotExist() {
        for (String path : new String[] {"/api", "/api/", "/api/other", "/api/companiesx", "/api/engine"}) {
            assertThat(status("maria", path)).as(path).isIn(401, 404);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//api/companies",
                "/api//companies",
                "/api/companies/",
                "/api/companies;x=1",
                "/api;x=1/companies",
                "/x/..;/api/companies",
                "/%61pi/companies",
                "/api/%63ompanies",
                "/api/incidents/../companies",
                "/api/companies/../incidents/1",
                "/api/companies/%2e%2e/incidents/1",
                "/api/companies/..;/incidents/1",
                "/api%2fcompanies",
                "/api/companies%2f1",
                "/api/companies/.",
                "/./api/companies",
                "/API/companies",
                "/api/Companies",
                "/x/../engine/../api/companies"
            })
    @DisplayName("P32 no way of writing an address leads round the rights")
    void pathTricks(String path) {
        for (String user : new String[] {"sam", "maria", "admin"}) {
            assertThat(status(user, path)).as(user + " " + path).isIn(400, 401, 403, 404);
        }
        assertThat(http.getForEntity(raw(path), String.class).getStatusCode().value())
                .isIn(400, 401, 404);
    }
}
