package com.calibermind.support.mail;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * A wire that can be bad: stands on a loopback port before a server, and delays, cuts or swallows what goes through it.
 * What is set holds for the connections that are open and for those to come.
 */
public class TcpProxy implements AutoCloseable {

    private static final long NEVER = Long.MAX_VALUE;

    private final ServerSocket listener;
    private final InetSocketAddress server;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicLong leftToClient = new AtomicLong(NEVER);
    private final AtomicLong leftToEvent = new AtomicLong(NEVER);
    private final AtomicReference<Runnable> afterwards = new AtomicReference<>();
    private volatile Duration delay = Duration.ZERO;
    private volatile boolean swallows;
    private volatile boolean refuses;

    public TcpProxy(String host, int port) {
        try {
            server = new InetSocketAddress(host, port);
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start("proxy", this::accept);
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** How many connections have been made through it so far. */
    public int connections() {
        return connections.get();
    }

    /** Every piece waits for so long, in both directions. */
    public void delay(Duration length) {
        delay = length;
    }

    /** After so many more bytes from the server, all connections together, every connection breaks. Once. */
    public void cutAfter(long bytesFromServer) {
        leftToClient.set(bytesFromServer);
    }

    /** When so many more bytes have come from the server; they wait until it is done. Once. */
    public void thenAfter(long bytesFromServer, Runnable event) {
        afterwards.set(event);
        leftToEvent.set(bytesFromServer);
    }

    /** Connections stay open, are even made, and nothing comes through: half-open. */
    public void blackHole() {
        swallows = true;
    }

    /** New connections are ended at once, those that are open at the next byte. */
    public void refuse() {
        refuses = true;
        breakAll();
    }

    /** All goes through again; what was swallowed is lost, so connections from before are broken. */
    public void heal() {
        boolean lost = swallows;
        swallows = false;
        refuses = false;
        delay = Duration.ZERO;
        leftToClient.set(NEVER);
        if (lost) {
            breakAll();
        }
    }

    public void breakAll() {
        sockets.forEach(TcpProxy::end);
        sockets.clear();
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        breakAll();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                connections.incrementAndGet();
                if (refuses) {
                    end(client);
                } else {
                    connect(client);
                }
            } catch (IOException e) {
                // closed, or one connection that came to nothing
            }
        }
    }

    private void connect(Socket client) throws IOException {
        var upstream = new Socket();
        sockets.add(client);
        sockets.add(upstream);
        try {
            upstream.connect(server);
        } catch (IOException e) {
            end(client);
            throw e;
        }
        start("proxy to server", () -> pump(client, upstream, false));
        start("proxy to client", () -> pump(upstream, client, true));
    }

    private void pump(Socket from, Socket to, boolean toClient) {
        byte[] piece = new byte[8192];
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
                if (!delay.isZero()) {
                    LockSupport.parkNanos(delay.toNanos());
                }
                if (!swallows) {
                    pass(piece, count, out, toClient);
                }
            }
        } catch (IOException e) {
            // one side has gone: so does the other
        } finally {
            end(from);
            end(to);
            sockets.remove(from);
            sockets.remove(to);
        }
    }

    private void pass(byte[] piece, int count, OutputStream out, boolean toClient) throws IOException {
        if (toClient && leftToEvent.get() != NEVER && leftToEvent.addAndGet(-count) <= 0) {
            leftToEvent.set(NEVER);
            afterwards.get().run();
        }
        if (!toClient || leftToClient.get() == NEVER) {
            out.write(piece, 0, count);
            return;
        }
        long before = leftToClient.getAndAdd(-count);
        out.write(piece, 0, (int) Math.max(0, Math.min(count, before)));
        out.flush();
        if (before <= count) {
            leftToClient.set(NEVER);
            breakAll();
            throw new IOException("cut");
        }
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // it is of no more use anyway
        }
    }

    private static void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }
}
