package com.calibermind.support.contents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a server that reads INSTREAM as clamd(8) describes it. */
class ClamdTest {

    private static final byte[] FILE = "x".repeat(200_000).getBytes(StandardCharsets.US_ASCII);

    private ServerSocket server;
    private Clamd clamd;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        clamd = new Clamd(
                InetSocketAddress.createUnresolved("127.0.0.1", server.getLocalPort()), Duration.ofSeconds(20));
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    private CompletableFuture<byte[]> answering(String answer) {
        return CompletableFuture.supplyAsync(() -> {
            try (var client = server.accept()) {
                var in = new DataInputStream(client.getInputStream());
                assertThat(new String(in.readNBytes(10), StandardCharsets.US_ASCII))
                        .isEqualTo("zINSTREAM\0");
                var received = new ByteArrayOutputStream();
                for (int length = in.readInt(); length != 0; length = in.readInt()) {
                    received.write(in.readNBytes(length));
                }
                client.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                return received.toByteArray();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
    }

    private VirusScan.Verdict scan() {
        return clamd.scan(() -> new ByteArrayInputStream(FILE));
    }

    @Test
    void itSendsTheWholeFileAndBelievesTheAnswer() {
        var received = answering("stream: OK\0");
        assertThat(scan()).isEqualTo(new VirusScan.Clean());
        assertThat(received.join()).isEqualTo(FILE);
    }

    @Test
    void itNamesWhatWasFound() {
        answering("stream: Eicar-Test-Signature FOUND\0");
        assertThat(scan()).isEqualTo(new VirusScan.Infected("Eicar-Test-Signature"));
    }

    @Test
    void whateverElseItSaysIsNoAllClear() {
        answering("INSTREAM size limit exceeded. ERROR\0");
        assertThat(scan()).isInstanceOf(VirusScan.Unknown.class);
    }

    @Test
    void aScannerThatIsNotThereGivesNoAllClear() throws IOException {
        server.close();
        assertThat(scan()).isInstanceOf(VirusScan.Unknown.class);
    }
}
