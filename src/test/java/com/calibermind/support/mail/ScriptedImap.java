package com.calibermind.support.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** As much of IMAP (RFC 3501) as a desk speaks, with answers that no well-behaved server gives. */
final class ScriptedImap implements AutoCloseable {

    private final ServerSocket listener;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final String capabilities;
    private final SSLContext tls;
    private final boolean tlsAtOnce;
    private volatile Function<String, String> answers = command -> "";

    /** @param tls null: STARTTLS is not offered */
    ScriptedImap(String capabilities, SSLContext tls, boolean tlsAtOnce) {
        this.capabilities = "IMAP4rev1 " + capabilities + (tls == null || tlsAtOnce ? "" : " STARTTLS");
        this.tls = tls;
        this.tlsAtOnce = tlsAtOnce;
        try {
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    /** What clients have said, without tags. */
    List<String> lines() {
        return lines;
    }

    /** Untagged lines before the OK of a command, each with its line end; or "NO …" or "BAD …" in its place. */
    void answer(Function<String, String> script) {
        answers = script;
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                start(() -> serve(client));
            } catch (IOException e) {
                // closed
            }
        }
    }

    private void serve(Socket plain) {
        try (Socket client = tlsAtOnce ? secured(plain) : plain) {
            say(client, "* OK ready\r\n");
            talk(client);
        } catch (IOException e) {
            // the other side has gone
        }
    }

    private void talk(Socket client) throws IOException {
        BufferedReader in = reader(client.getInputStream());
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String tag = line.split(" ")[0];
            String command = line.substring(Math.min(line.length(), tag.length() + 1));
            lines.add(command);
            if (command.equals("STARTTLS")) {
                say(client, tag + " OK go ahead\r\n");
                talk(secured(client));
                return;
            }
            String answer = answer(command);
            boolean refused = answer.startsWith("NO") || answer.startsWith("BAD");
            say(client, refused ? tag + " " + answer + "\r\n" : answer + tag + " OK done\r\n");
        }
    }

    private String answer(String command) {
        String scripted = answers.apply(command);
        if (!scripted.isEmpty()) {
            return scripted;
        }
        if (command.equals("CAPABILITY")) {
            return "* CAPABILITY " + capabilities + "\r\n";
        }
        if (command.startsWith("SELECT")) {
            return "* FLAGS (\\Seen)\r\n* 1 EXISTS\r\n* OK [UIDVALIDITY 7] valid\r\n* OK [UIDNEXT 99] next\r\n";
        }
        if (command.startsWith("LIST")) {
            return "* LIST () \"/\" " + command.substring(command.lastIndexOf(' ') + 1) + "\r\n";
        }
        return "";
    }

    private Socket secured(Socket socket) throws IOException {
        var secure = (SSLSocket) tls.getSocketFactory().createSocket(socket, null, socket.getPort(), true);
        secure.setUseClientMode(false);
        return secure;
    }

    private static BufferedReader reader(InputStream in) {
        return new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII));
    }

    private static void say(Socket client, String text) throws IOException {
        OutputStream out = client.getOutputStream();
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "scripted imap");
        thread.setDaemon(true);
        thread.start();
    }
}
