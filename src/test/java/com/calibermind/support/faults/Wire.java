package com.calibermind.support.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** The wire between the desk and one of its servers, which can be cut, swallow everything, or let bytes trickle. */
final class Wire implements AutoCloseable {

    private enum State {
        WHOLE,
        BLACK_HOLE,
        TRICKLE
    }

    private final ServerSocket ear;
    private final int server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Set<Socket> dead = ConcurrentHashMap.newKeySet();
    private volatile State state = State.WHOLE;
    private volatile long cutAfter = Long.MAX_VALUE;
    private final AtomicInteger cuts = new AtomicInteger();

    Wire(int server) {
        this.server = server;
        try {
            this.ear = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        start(this::listen);
    }

    int port() {
        return ear.getLocalPort();
    }

    /** Nothing gets through any more, and nobody is told: connections stay open, new ones are taken and not answered. */
    void blackHole() {
        state = State.BLACK_HOLE;
    }

    /** One byte for each second towards the desk. */
    void trickle() {
        state = State.TRICKLE;
    }

    /** Every connection breaks after so many bytes towards the desk, those before included. */
    void cutAfter(long bytes) {
        cutAfter = bytes;
    }

    /** What is open now stays dead without a word; who connects anew gets through. */
    void wholeForNewConnections() {
        dead.addAll(open);
        state = State.WHOLE;
    }

    /** How many connections have broken because of {@link #cutAfter}. */
    int cuts() {
        return cuts.get();
    }

    /** Whole again for new connections; what was open breaks, as a router that was rebooted knows of no connection. */
    void mend() {
        state = State.WHOLE;
        cutAfter = Long.MAX_VALUE;
        cut();
    }

    void cut() {
        open.forEach(Wire::close);
    }

    private void listen() {
        while (!ear.isClosed()) {
            try {
                connect(ear.accept());
            } catch (IOException e) {
                // the server is down, or the wire is given up
            }
        }
    }

    private void connect(Socket desk) throws IOException {
        open.add(desk);
        try {
            var far = new Socket(InetAddress.getLoopbackAddress(), server);
            open.add(far);
            far.setTcpNoDelay(true);
            desk.setTcpNoDelay(true);
            start(() -> pump(desk, far, false));
            start(() -> pump(far, desk, true));
        } catch (IOException e) {
            close(desk);
            throw e;
        }
    }

    private void pump(Socket from, Socket to, boolean towardsDesk) {
        long passed = 0;
        byte[] buffer = new byte[16_384];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                long allowed = towardsDesk ? Math.min(n, cutAfter - passed) : n;
                if (allowed > 0) {
                    forward(buffer, (int) allowed, out, towardsDesk, to);
                }
                if (allowed < n) {
                    cuts.incrementAndGet();
                    return;
                }
                passed += n;
            }
        } catch (IOException e) {
            // broken: that is what it is for
        } finally {
            open.removeAll(List.of(from, to));
            dead.removeAll(List.of(from, to));
        }
    }

    private void forward(byte[] buffer, int n, OutputStream out, boolean towardsDesk, Socket to) throws IOException {
        if (state == State.BLACK_HOLE) {
            dead.add(to);
        }
        if (dead.contains(to)) {
            return;
        }
        int sent = 0;
        while (towardsDesk && state == State.TRICKLE && sent < n) {
            out.write(buffer[sent++]);
            out.flush();
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
        }
        out.write(buffer, sent, n - sent);
        out.flush();
    }

    private static void start(Runnable work) {
        var thread = new Thread(work, "wire");
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

    @Override
    public void close() {
        try {
            ear.close();
        } catch (IOException e) {
            // closed is closed
        }
        cut();
    }
}
