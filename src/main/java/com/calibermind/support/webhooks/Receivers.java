package com.calibermind.support.webhooks;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.springframework.stereotype.Component;

/**
 * Posts to receivers: no redirects, no cookies, no proxies, and one time limit over all. What a receiver answers is not kept,
 * save for its status: it could be from somewhere inside that an administrator of ours may not read.
 */
@Component
class Receivers {

    /** An answer up to there is read to its end, so that the connection can be used again. */
    private static final int READ = 16_384;

    private final ReachableAddresses addresses;
    private final WebhookProperties properties;
    private final Clock clock;
    private final CloseableHttpClient http;
    private final ScheduledThreadPoolExecutor cutter = new ScheduledThreadPoolExecutor(1, it -> {
        var thread = new Thread(it, "webhook-cutter");
        thread.setDaemon(true);
        return thread;
    });

    Receivers(ReachableAddresses addresses, WebhookProperties properties, Clock clock) {
        this.addresses = addresses;
        this.properties = properties;
        this.clock = clock;
        this.http = client();
        cutter.setRemoveOnCancelPolicy(true);
    }

    private CloseableHttpClient client() {
        Timeout timeout = Timeout.of(properties.timeout());
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(addresses)
                .setMaxConnPerRoute(2)
                .setMaxConnTotal(100)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(timeout)
                        .setSocketTimeout(timeout)
                        .setTimeToLive(TimeValue.ofMinutes(1))
                        .build())
                .build();
        return HttpClients.custom()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(timeout)
                        .setResponseTimeout(timeout)
                        .build())
                .setUserAgent("support-desk-webhooks")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }

    @PreDestroy
    void stop() throws IOException {
        cutter.shutdownNow();
        http.close();
    }

    /** Why nothing can be sent there, in words for who configures it; null if nothing is against it. */
    String objection(String url) {
        try {
            URI uri = new URI(url);
            boolean isWhole = uri.getHost() != null && uri.getUserInfo() == null && uri.getFragment() == null;
            if (!isWhole || !("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))) {
                return "Give the url as https://host/path, without a user's name.";
            }
            if (uri.getScheme().equals("http") && !addresses.isOwnMachine(uri.getHost())) {
                return "Give an https url: http will do only within this machine, if its address is allowed.";
            }
            addresses.resolve(uri.getHost().replaceAll("[\\[\\]]", ""));
            return null;
        } catch (ReachableAddresses.Refused e) {
            return e.getMessage();
        } catch (UnknownHostException e) {
            return "Nobody knows an address of that host at the moment.";
        } catch (URISyntaxException e) {
            return "Give the url as https://host/path.";
        }
    }

    Attempt post(Webhook webhook, Delivery delivery) {
        if (webhook.url().startsWith("http:")
                && !addresses.isOwnMachine(URI.create(webhook.url()).getHost())) {
            return new Attempt.Forbidden("http is not allowed there");
        }
        HttpPost post = request(webhook, delivery);
        Future<?> cut = cutter.schedule(post::abort, properties.timeout().toMillis(), TimeUnit.MILLISECONDS);
        try (ClassicHttpResponse answer = http.executeOpen(HttpHost.create(URI.create(webhook.url())), post, null)) {
            drain(answer);
            return new Attempt.Answered(answer.getCode(), retryAfter(answer));
        } catch (ReachableAddresses.Refused e) {
            return new Attempt.Forbidden(e.getMessage());
        } catch (IOException e) {
            boolean tooLate = post.isAborted() || e instanceof InterruptedIOException;
            return new Attempt.Unanswered(
                    tooLate ? "no answer within " + properties.timeout().toMillis() + " ms" : why(e));
        } finally {
            cut.cancel(false);
        }
    }

    private HttpPost request(Webhook webhook, Delivery delivery) {
        var now = clock.instant();
        var post = new HttpPost(webhook.url());
        post.setHeader("webhook-id", delivery.messageId());
        post.setHeader("webhook-timestamp", Long.toString(now.getEpochSecond()));
        post.setHeader("webhook-signature", webhook.sign(delivery.messageId(), now, delivery.body()));
        post.setEntity(
                new StringEntity(delivery.body(), ContentType.create("application/json", StandardCharsets.UTF_8)));
        return post;
    }

    /** The status has come: whatever happens to the rest does not matter. */
    private static void drain(ClassicHttpResponse answer) {
        try (InputStream body =
                answer.getEntity() == null ? null : answer.getEntity().getContent()) {
            if (body != null && body.readNBytes(READ).length == READ) {
                answer.close();
            }
        } catch (IOException e) {
            // closed or cut: not used again
        }
    }

    private static Duration retryAfter(ClassicHttpResponse answer) {
        Header header = answer.getFirstHeader(HttpHeaders.RETRY_AFTER);
        return header != null && header.getValue().matches("\\d{1,6}")
                ? Duration.ofSeconds(Long.parseLong(header.getValue()))
                : null;
    }

    private static String why(IOException e) {
        String words = e.getClass().getSimpleName() + (e.getMessage() == null ? "" : ": " + e.getMessage());
        String line = words.replaceAll("[\\p{Cntrl}\\s]+", " ");
        return line.length() <= 300 ? line : line.substring(0, 300);
    }
}
