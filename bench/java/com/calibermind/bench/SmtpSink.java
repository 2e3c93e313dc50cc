package com.calibermind.bench;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** A mail server on loopback that takes every letter as fast as it can and forgets it (RFC 5321, the least of it). */
final class SmtpSink implements AutoCloseable {

    private final ServerSocket server;
    /** Of the letter that is being handed over; each client has a thread. In upper case. */
    private final ThreadLocal<String> recipient = new ThreadLocal<>();

    private final AtomicLong taken = new AtomicLong();
    private final Map<String, Long> takenAt = new ConcurrentHashMap<>();
    private final AtomicLong cpuNanos = new AtomicLong();

    SmtpSink() throws IOException {
        server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        daemon(this::accept, "sink").start();
    }

    int port() {
        return server.getLocalPort();
    }

    long taken() {
        return taken.get();
    }

    /** When the first letter to each address was taken, by {@link System#nanoTime}. */
    Map<String, Long> takenAt() {
        return takenAt;
    }

    /** Processor time that the sink itself has used, so that it is not put down to the product. */
    long cpuNanos() {
        return cpuNanos.get();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                daemon(() -> serve(client), "sink-client").start();
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        long before = 0;
        try (client) {
            client.setTcpNoDelay(true);
            var in = new BufferedReader(new InputStreamReader(
                    new BufferedInputStream(client.getInputStream()), StandardCharsets.ISO_8859_1));
            say(client.getOutputStream(), "220 sink");
            String line = in.readLine();
            while (line != null && answer(line.toUpperCase(java.util.Locale.ROOT), in, client.getOutputStream())) {
                before = account(before);
                line = in.readLine();
            }
        } catch (IOException e) {
            // the client has gone; what it handed over is counted
        }
        account(before);
    }

    /** Answers one command after the other, in order, also if they came in one packet. False once it is over. */
    private boolean answer(String command, BufferedReader in, OutputStream out) throws IOException {
        if (command.startsWith("DATA")) {
            say(out, "354 go on");
            String line = in.readLine();
            while (line != null && !line.equals(".")) {
                line = in.readLine();
            }
            taken.incrementAndGet();
            takenAt.putIfAbsent(recipient.get(), System.nanoTime());
            say(out, "250 taken");
        } else if (command.startsWith("EHLO")) {
            say(out, "250-sink\r\n250 PIPELINING");
        } else {
            if (command.startsWith("RCPT TO:")) {
                recipient.set(command.substring(command.indexOf('<') + 1, command.indexOf('>')));
            }
            say(out, command.startsWith("QUIT") ? "221 bye" : "250 ok");
        }
        return !command.startsWith("QUIT");
    }

    private long account(long before) {
        long now = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        cpuNanos.addAndGet(now - before);
        return now;
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static Thread daemon(Runnable work, String name) {
        var thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
