package com.calibermind.support.contents;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * ClamAV's daemon over TCP, by its command INSTREAM (clamd(8)): pieces of a file, each after its length in four bytes; a
 * length of zero ends it; the answer is one line.
 */
class Clamd implements VirusScan {

    private static final Logger LOG = LoggerFactory.getLogger(Clamd.class);

    private static final int PIECE = 64 * 1024;
    private static final int LONGEST_ANSWER = 1024;

    private final InetSocketAddress address;
    private final int timeout;

    Clamd(InetSocketAddress address, Duration timeout) {
        this.address = address;
        this.timeout = Math.toIntExact(timeout.toMillis());
    }

    @Override
    public Verdict scan(Contents.Source source) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address.getHostString(), address.getPort()), timeout);
            socket.setSoTimeout(timeout);
            return verdict(ask(socket, source));
        } catch (IOException e) {
            return unknown(e.toString());
        }
    }

    private static String ask(Socket socket, Contents.Source source) throws IOException {
        var out = new DataOutputStream(socket.getOutputStream());
        out.write("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII));
        try (InputStream in = source.open()) {
            byte[] piece = new byte[PIECE];
            for (int length = in.read(piece); length > 0; length = in.read(piece)) {
                out.writeInt(length);
                out.write(piece, 0, length);
            }
        }
        out.writeInt(0);
        out.flush();
        return new String(socket.getInputStream().readNBytes(LONGEST_ANSWER), StandardCharsets.US_ASCII);
    }

    private Verdict verdict(String answer) {
        String line = answer.replace("\0", "").strip();
        if (line.equals("stream: OK")) {
            return new Clean();
        }
        return line.endsWith(" FOUND")
                ? new Infected(line.replaceFirst("^stream: ", "").replaceFirst(" FOUND$", ""))
                : unknown("it answered \"" + line + "\"");
    }

    private Verdict unknown(String why) {
        LOG.warn("The virus scanner at {} did not scan a file: {}", address, why);
        return new Unknown(why);
    }
}
