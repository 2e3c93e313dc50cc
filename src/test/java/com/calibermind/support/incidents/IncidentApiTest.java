package com.calibermind.support.incidents;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.context.WebApplicationContext;

/** The controller in its place; who may come as far as here is decided before it. */
class IncidentApiTest extends IncidentTest {

    private MockMvc api;

    @BeforeEach
    void signIn(@Autowired WebApplicationContext context) {
        api = MockMvcBuilders.webAppContextSetup(context).build();
        identity.clearAuthentication();
    }

    @AfterEach
    void signOut() {
        identity.clearAuthentication();
    }

    /** A case with an incident; the caller is ines from here on. */
    private String asInes() {
        String reference = suspected();
        contact(reference);
        identity.setAuthentication("ines", List.of("irt"));
        return reference;
    }

    private static String path(String reference) {
        return "/api/incidents/" + reference;
    }

    @Test
    @DisplayName("P32 P33 the file holds contact facts, timeline and evidence")
    void theFile() throws Exception {
        String reference = asInes();
        api.perform(get(path(reference)))
                .andExpect(status().isOk())
                .andExpect(header().string("Cache-Control", "no-store"))
                .andExpect(jsonPath("$.stage").value("ASSESS"))
                .andExpect(jsonPath("$.contacts[0].facts.breach").value("CREDENTIAL_THEFT"))
                .andExpect(jsonPath("$.timeline[0].text").value("Raised: Strange logins at night."))
                .andExpect(jsonPath("$.evidence").isEmpty());
    }

    @Test
    @DisplayName("P32 a note is added in the caller's name")
    void aNote() throws Exception {
        String reference = asInes();
        api.perform(post(path(reference) + "/entries")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"text\":\"The proxy was\\u0000 open.\"}"))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.timeline[*].text", hasItem("The proxy was open.")));
        assertThat(incident(reference).timeline())
                .last()
                .satisfies(it -> assertThat(it.by()).isEqualTo("ines"));
    }

    @Test
    @DisplayName("P32 evidence is uploaded, listed with its hash, and handed out as a file to be saved")
    void evidence() throws Exception {
        String reference = asInes();
        byte[] page = "<script>alert(1)</script>".getBytes(UTF_8);
        api.perform(multipart(path(reference) + "/evidence")
                        .file(new MockMultipartFile("file", "../träger\r\n.html", "text/html", page)))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.evidence[0].name").value("träger.html"));
        long id = incident(reference).evidence().get(0).id();

        api.perform(get(path(reference) + "/evidence/" + id))
                .andExpect(status().isOk())
                .andExpect(content().bytes(page))
                .andExpect(content().contentType(MediaType.APPLICATION_OCTET_STREAM))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(header().string("Content-Disposition", containsString("attachment;")));

        identity.clearAuthentication();
        String other = asInes();
        api.perform(get(path(other) + "/evidence/" + id)).andExpect(status().isNotFound());
    }

    @Test
    @DisplayName("P32 what is wrong with a request is said in plain words")
    void refusals() throws Exception {
        String reference = asInes();
        api.perform(get(path("CM-1999-000001")))
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.detail", containsString("no incident")));
        api.perform(post(path("CM-1999-000001") + "/entries")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"text\":\"x\"}"))
                .andExpect(status().isNotFound());
        api.perform(post(path(reference) + "/entries")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{}"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail", containsString("Nothing was added")));
        api.perform(multipart(path(reference) + "/evidence")
                        .file(new MockMultipartFile("file", "a", null, new byte[0])))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail", containsString("empty")));
        api.perform(multipart(path(reference) + "/evidence")).andExpect(status().isBadRequest());
    }

    @Test
    @DisplayName("P32 nobody who is not signed in reads or writes, over the wire or past it")
    void nobody() throws Exception {
        String reference = asInes();
        identity.clearAuthentication();
        api.perform(get(path(reference))).andExpect(status().isForbidden());
        api.perform(get(path(reference) + "/evidence/1")).andExpect(status().isForbidden());
        api.perform(post(path(reference) + "/entries")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"text\":\"x\"}"))
                .andExpect(status().isForbidden());
        api.perform(multipart(path(reference) + "/evidence")
                        .file(new MockMultipartFile("file", "a", null, new byte[] {1})))
                .andExpect(status().isForbidden());
        assertThat(http.getForEntity(path(reference), String.class).getStatusCode())
                .isIn(HttpStatus.UNAUTHORIZED, HttpStatus.FORBIDDEN);
    }

    @Test
    @DisplayName("P32 a file over the limit is answered with 413 and the limit")
    void tooLarge() {
        var parts = new LinkedMultiValueMap<String, Object>();
        parts.add("file", new ByteArrayResource(new byte[26 * 1024 * 1024]) {
            @Override
            public String getFilename() {
                return "image.bin";
            }
        });
        var headers = new HttpHeaders();
        headers.setContentType(MediaType.MULTIPART_FORM_DATA);

        var answer = http("ines")
                .postForEntity(path(suspected()) + "/evidence", new HttpEntity<>(parts, headers), String.class);

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.PAYLOAD_TOO_LARGE);
        assertThat(answer.getBody()).contains("larger than 25 MB");
    }
}
