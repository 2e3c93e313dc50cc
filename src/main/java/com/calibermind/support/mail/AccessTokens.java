package com.calibermind.support.mail;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.mail.MessagingException;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;

/** The one access token for the mail servers (RFC 6749, sections 4.4 and 6), kept until shortly before it expires. */
@Component
class AccessTokens {

    /** So that a token does not expire between being fetched and being shown. */
    private static final Duration MARGIN = Duration.ofMinutes(2);

    /** RFC 6749 recommends, but does not demand, that the server says it. */
    private static final long USUAL_SECONDS = 3600;

    private final OAuth2Properties properties;
    private final RestClient http;
    private final Clock clock;
    private String token;
    private Instant goodUntil = Instant.MIN;

    AccessTokens(OAuth2Properties properties, Clock clock) {
        this.properties = properties;
        this.clock = clock;
        var requests = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(properties.timeout()).build());
        requests.setReadTimeout(properties.timeout());
        this.http = RestClient.builder().requestFactory(requests).build();
    }

    /** @throws MessagingException if none can be had; its message holds no secret */
    synchronized String token() throws MessagingException {
        if (token == null || !clock.instant().isBefore(goodUntil)) {
            fetch();
        }
        return token;
    }

    /** A server did not take it, whatever its date says. */
    synchronized void forget(String refused) {
        if (refused.equals(token)) {
            token = null;
        }
    }

    private void fetch() throws MessagingException {
        JsonNode answer;
        try {
            answer = http.post()
                    .uri(properties.tokenUri())
                    .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                    .accept(MediaType.APPLICATION_JSON)
                    .body(request())
                    .retrieve()
                    .body(JsonNode.class);
        } catch (RestClientResponseException e) {
            throw new MessagingException("The token endpoint " + properties.tokenUri() + " answered "
                    + e.getStatusCode().value() + ": " + error(e));
        } catch (RestClientException e) {
            throw new MessagingException("The token endpoint " + properties.tokenUri() + " cannot be used: "
                    + e.getMostSpecificCause().getClass().getSimpleName());
        }
        String given = answer == null ? "" : answer.path("access_token").asText();
        if (given.isBlank()) {
            throw new MessagingException("The token endpoint " + properties.tokenUri() + " gave no access_token.");
        }
        token = given;
        goodUntil = clock.instant()
                .plusSeconds(answer.path("expires_in").asLong(USUAL_SECONDS))
                .minus(MARGIN);
    }

    private MultiValueMap<String, String> request() {
        var form = new LinkedMultiValueMap<String, String>();
        form.add("client_id", properties.clientId());
        form.add("client_secret", properties.clientSecret());
        if (properties.refreshToken().isEmpty()) {
            form.add("grant_type", "client_credentials");
            form.add("scope", properties.scope());
        } else {
            form.add("grant_type", "refresh_token");
            form.add("refresh_token", properties.refreshToken());
        }
        return form;
    }

    /** The code alone, e.g. {@code invalid_client}: what else an endpoint says may repeat what it was sent. */
    private static String error(RestClientResponseException refused) {
        try {
            JsonNode body = refused.getResponseBodyAs(JsonNode.class);
            String code = body == null ? "" : body.path("error").asText();
            return code.matches("[a-z_]{1,60}") ? code : "no reason that could be read";
        } catch (RuntimeException e) {
            return "no reason that could be read";
        }
    }
}
