package com.calibermind.support.faults;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** The customers' mail server (RFC 5321, the least of it): remembers what was handed over, and answers as it is told. */
final class Sink implements AutoCloseable {

    /** A letter as it was handed over; {@code taken} is whether we said so and the desk could hear it. */
    record Delivery(String messageId, String to, String subject, String autoSubmitted, Instant at, boolean taken) {}

    /** What the server says to a letter; {@code cut}: takes it, and hangs up instead of saying so. */
    enum Answer {
        TAKEN("250 taken"),
        BUSY("451 later, please"),
        CLOSING("421 closing"),
        REFUSED("550 no such user"),
        CUT(null);

        private final String line;

        Answer(String line) {
            this.line = line;
        }
    }

    private final List<Delivery> deliveries = new ArrayList<>();
    private final Set<Socket> clients = ConcurrentHashMap.newKeySet();
    private final AtomicInteger tries = new AtomicInteger();
    private final int port = Rig.freePort();
    private volatile Function<Integer, Answer> answers = it -> Answer.TAKEN;
    private ServerSocket server;

    Sink() {
        open();
    }

    int port() {
        return port;
    }

    /** What is answered to the first, second … letter from now on. */
    void answers(Function<Integer, Answer> toTry) {
        tries.set(0);
        answers = toTry;
    }

    void answersAll(Answer answer) {
        answers(it -> answer);
    }

    /** Letters that were handed over completely since the answers were last set. */
    int tries() {
        return tries.get();
    }

    List<Delivery> deliveries() {
        synchronized (deliveries) {
            return List.copyOf(deliveries);
        }
    }

    List<Delivery> to(String address) {
        return deliveries().stream().filter(it -> it.to().equals(address)).toList();
    }

    /** Down: connections are refused. */
    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            // closed is closed
        }
        clients.forEach(Sink::close);
    }

    void open() {
        try {
            server = new ServerSocket();
            server.setReuseAddress(true);
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        ServerSocket listening = server;
        start(() -> listen(listening));
    }

    private void listen(ServerSocket listening) {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                start(() -> serve(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        clients.add(client);
        try (client) {
            client.setTcpNoDelay(true);
            new Dialogue(client).run();
        } catch (IOException e) {
            // the desk has gone; what it handed over is remembered
        } finally {
            clients.remove(client);
        }
    }

    private static void start(Runnable work) {
        var thread = new Thread(work, "sink");
        thread.setDaemon(true);
        thread.start();
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // closed is closed
        }
    }

    /** One connection. */
    private final class Dialogue {

        private final BufferedReader in;
        private final OutputStream out;
        private String recipient;

        private Dialogue(Socket client) throws IOException {
            in = new BufferedReader(new InputStreamReader(
                    new BufferedInputStream(client.getInputStream()), StandardCharsets.ISO_8859_1));
            out = client.getOutputStream();
        }

        private void run() throws IOException {
            say("220 sink");
            for (String line = in.readLine(); line != null && obey(line); line = in.readLine()) {}
        }

        private boolean obey(String line) throws IOException {
            String command = line.toUpperCase(Locale.ROOT);
            if (command.startsWith("DATA")) {
                say("354 go on");
                return answer(read());
            }
            if (command.startsWith("RCPT TO:")) {
                recipient = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
            }
            say(command.startsWith("QUIT") ? "221 bye" : command.startsWith("EHLO") ? "250-sink\r\n250 OK" : "250 ok");
            return !command.startsWith("QUIT");
        }

        private boolean answer(Map<String, String> headers) throws IOException {
            if (headers == null) {
                return false;
            }
            Answer answer = answers.apply(tries.incrementAndGet());
            if (answer == Answer.TAKEN || answer == Answer.CUT) {
                remember(headers, answer);
            }
            if (answer.line != null) {
                say(answer.line);
            }
            return answer == Answer.TAKEN || answer == Answer.BUSY || answer == Answer.REFUSED;
        }

        private void remember(Map<String, String> headers, Answer answer) {
            synchronized (deliveries) {
                deliveries.add(new Delivery(
                        headers.get("message-id"),
                        recipient,
                        headers.get("subject"),
                        headers.get("auto-submitted"),
                        Instant.now(),
                        answer == Answer.TAKEN));
            }
        }

        /** The headers of the letter; null if it broke off. */
        private Map<String, String> read() throws IOException {
            Map<String, String> headers = new HashMap<>();
            boolean body = false;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.equals(".")) {
                    return headers;
                }
                body |= line.isEmpty();
                int colon = line.indexOf(':');
                if (!body && colon > 0 && !Character.isWhitespace(line.charAt(0))) {
                    headers.put(
                            line.substring(0, colon).toLowerCase(Locale.ROOT),
                            line.substring(colon + 1).strip());
                }
            }
            return null;
        }

        private void say(String line) throws IOException {
            out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }
    }
}
