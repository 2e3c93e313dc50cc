package com.calibermind.support.mail;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * A mail server on loopback that does as it is told at each step, and keeps every message as it came, byte for byte. Each
 * connection takes the next script; the last one stays for all that follow.
 */
public final class ScriptedSmtp implements AutoCloseable {

    public enum Stage {
        CONNECT,
        EHLO,
        STARTTLS,
        AUTH,
        MAIL,
        RCPT,
        DATA,
        /** Some bytes of the message have come. */
        BODY,
        /** All of it has come, with the final dot, and is kept. */
        DOT
    }

    /** What to answer there: a reply, or null for the usual one, or one of the constants below. */
    public interface Script {
        String at(Stage stage, String line);
    }

    /** Says nothing more and keeps the connection. */
    public static final String HANG = "(hang)";

    /** Closes the connection without a word. */
    public static final String CUT = "(cut)";

    /** Sends one byte a second of a reply that does not end. */
    public static final String DRIP = "(drip)";

    public static final Script ACCEPT = (stage, line) -> null;

    /** @param from in MAIL, with its parameters */
    public record Received(Instant at, String from, String to, byte[] raw) {

        public String text() {
            return new String(raw, StandardCharsets.ISO_8859_1);
        }

        /** The raw header lines of that name, unfolded. */
        public List<String> header(String name) {
            String head = text().substring(0, text().indexOf("\r\n\r\n")).replaceAll("\r\n[ \t]+", " ");
            return Arrays.stream(head.split("\r\n"))
                    .filter(it -> it.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
                    .map(it -> it.substring(name.length() + 1).strip())
                    .toList();
        }
    }

    private final ServerSocket server;
    private final Deque<Script> scripts = new ArrayDeque<>(List.of(ACCEPT));
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile List<String> extensions = List.of("8BITMIME", "PIPELINING");
    private volatile SSLContext tls;

    public ScriptedSmtp() {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daemon(this::listen);
    }

    /** What the next connections do, one each; the last goes on. */
    public synchronized ScriptedSmtp then(Script... next) {
        scripts.clear();
        scripts.addAll(List.of(next));
        return this;
    }

    public static Script at(Stage where, String reply) {
        return (stage, line) -> stage == where ? reply : null;
    }

    public ScriptedSmtp offering(String... offered) {
        extensions = List.of(offered);
        return this;
    }

    /** Answers STARTTLS with that certificate. */
    public ScriptedSmtp startTls(SSLContext context) {
        tls = context;
        return offering("STARTTLS");
    }

    public int port() {
        return server.getLocalPort();
    }

    /** Complete messages in the order in which their final dot came, also those that were then not accepted. */
    public List<Received> received() {
        return List.copyOf(received);
    }

    /** All that was said to the server outside of messages. */
    public List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
    }

    private synchronized Script nextScript() {
        return scripts.size() > 1 ? scripts.poll() : scripts.peek();
    }

    private void listen() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                open.add(socket);
                daemon(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private static void daemon(Runnable work) {
        var thread = new Thread(work, "scripted-smtp");
        thread.setDaemon(true);
        thread.start();
    }

    private void serve(Socket socket) {
        try (socket) {
            new Dialogue(socket, nextScript()).run();
        } catch (IOException e) {
            // the other side, or the script, has ended it
        } finally {
            open.remove(socket);
        }
    }

    private static final class Cut extends IOException {}

    private final class Dialogue {

        private final Script script;
        private Socket socket;
        private InputStream in;
        private String from;
        private String to;

        Dialogue(Socket socket, Script script) throws IOException {
            this.script = script;
            over(socket);
        }

        private void over(Socket next) throws IOException {
            socket = next;
            in = new BufferedInputStream(next.getInputStream());
        }

        void run() throws IOException {
            say(Stage.CONNECT, "", "220 scripted ESMTP");
            for (String line = line(); line != null; line = line()) {
                lines.add(line);
                command(line, line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT));
            }
        }

        private void command(String line, String verb) throws IOException {
            switch (verb) {
                case "EHLO", "HELO" -> say(Stage.EHLO, line, greeting());
                case "STARTTLS" -> {
                    say(Stage.STARTTLS, line, "220 go ahead");
                    var secure = (SSLSocket) tls.getSocketFactory().createSocket(socket, null, -1, true);
                    secure.setUseClientMode(false);
                    secure.startHandshake();
                    over(secure);
                }
                case "AUTH" -> say(Stage.AUTH, line, "235 welcome");
                case "MAIL" -> {
                    from = line.substring("MAIL FROM:".length());
                    say(Stage.MAIL, line, "250 sender ok");
                }
                case "RCPT" -> {
                    to = line.substring("RCPT TO:".length());
                    say(Stage.RCPT, line, "250 recipient ok");
                }
                case "DATA" -> {
                    if (say(Stage.DATA, line, "354 go on").startsWith("354")) {
                        message();
                    }
                }
                case "QUIT" -> {
                    send("221 bye\r\n");
                    throw new Cut();
                }
                default -> send("250 ok\r\n");
            }
        }

        private String greeting() {
            var all = new StringBuilder("250-scripted\r\n");
            for (String each : extensions) {
                all.append("250-").append(each).append("\r\n");
            }
            return all.append("250 OK").toString();
        }

        private void message() throws IOException {
            var bytes = new ByteArrayOutputStream();
            boolean asked = false;
            for (String line = line(); line != null && !line.equals("."); line = line()) {
                bytes.writeBytes(((line.startsWith(".") ? line.substring(1) : line) + "\r\n")
                        .getBytes(StandardCharsets.ISO_8859_1));
                if (!asked) {
                    asked = true;
                    act(script.at(Stage.BODY, line));
                }
            }
            received.add(new Received(Instant.now(), from, to, bytes.toByteArray()));
            say(Stage.DOT, to, "250 2.0.0 kept");
        }

        private String say(Stage stage, String line, String usual) throws IOException {
            String reply = script.at(stage, line);
            if (!act(reply)) {
                send((reply == null ? usual : reply) + "\r\n");
            }
            String said = reply == null ? usual : reply;
            if (said.startsWith("421")) {
                throw new Cut();
            }
            return said;
        }

        private boolean act(String reply) throws IOException {
            if (CUT.equals(reply)) {
                throw new Cut();
            } else if (HANG.equals(reply)) {
                while (in.read() >= 0) {}
                throw new Cut();
            } else if (DRIP.equals(reply)) {
                drip();
            }
            return false;
        }

        private void drip() throws IOException {
            send("250-");
            while (true) {
                send("x");
                try {
                    Thread.sleep(1_000);
                } catch (InterruptedException e) {
                    throw new Cut();
                }
            }
        }

        private void send(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
        }

        /** Without its CRLF; null at the end. */
        private String line() throws IOException {
            var bytes = new ByteArrayOutputStream();
            int last = -1;
            for (int it = in.read(); it >= 0; it = in.read()) {
                if (last == '\r' && it == '\n') {
                    byte[] all = bytes.toByteArray();
                    return new String(all, 0, all.length - 1, StandardCharsets.ISO_8859_1);
                }
                bytes.write(it);
                last = it;
            }
            return null;
        }
    }
}
