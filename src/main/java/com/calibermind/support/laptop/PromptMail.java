package com.calibermind.support.laptop;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.imap.ImapHandler;
import com.icegreen.greenmail.server.AbstractServer;
import com.icegreen.greenmail.server.ProtocolHandler;
import com.icegreen.greenmail.smtp.SmtpServer;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * A mail server whose lines leave as they are written. GreenMail's would each wait until the other side has confirmed the
 * one before, which takes it 40 ms (RFC 896; RFC 1122, section 4.2.3.2).
 */
class PromptMail extends GreenMail {

    private static final Duration SLOWEST_START = Duration.ofMinutes(1);

    PromptMail(int smtpPort, int imapPort, String address) {
        super(new ServerSetup[] {
            patient(new ServerSetup(smtpPort, address, ServerSetup.PROTOCOL_SMTP)),
            patient(new ServerSetup(imapPort, address, ServerSetup.PROTOCOL_IMAP))
        });
    }

    private static ServerSetup patient(ServerSetup setup) {
        setup.setServerStartupTimeout(SLOWEST_START.toMillis());
        return setup;
    }

    int smtpPort() {
        return services.get(ServerSetup.PROTOCOL_SMTP).getPort();
    }

    int imapPort() {
        return services.get(ServerSetup.PROTOCOL_IMAP).getPort();
    }

    @Override
    protected Map<String, AbstractServer> createServices(ServerSetup[] config, Managers managers) {
        Map<String, AbstractServer> services = new HashMap<>();
        for (ServerSetup it : config) {
            boolean smtp = it.getProtocol().equals(ServerSetup.PROTOCOL_SMTP);
            services.put(it.getProtocol(), smtp ? new Smtp(it, managers) : new Imap(it, managers));
        }
        return services;
    }

    private static Socket prompt(Socket client) {
        try {
            client.setTcpNoDelay(true);
            return client;
        } catch (SocketException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Smtp extends SmtpServer {

        private Smtp(ServerSetup setup, Managers managers) {
            super(setup, managers);
        }

        @Override
        protected ProtocolHandler createProtocolHandler(Socket client) {
            return super.createProtocolHandler(prompt(client));
        }
    }

    private static final class Imap extends AbstractServer {

        private Imap(ServerSetup setup, Managers managers) {
            super(setup, managers);
        }

        @Override
        protected ProtocolHandler createProtocolHandler(Socket client) {
            return new ImapHandler(managers.getUserManager(), managers.getImapHostManager(), prompt(client));
        }
    }
}
