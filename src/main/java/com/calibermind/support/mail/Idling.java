package com.calibermind.support.mail;

import java.net.SocketTimeoutException;
import org.eclipse.angus.mail.iap.ConnectionException;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;

/**
 * IDLE (RFC 2177) for one timeout of the connection at most. The end is asked for and must be confirmed: that is how a
 * connection is noticed that looks alive and is not.
 */
class Idling {

    private final IMAPProtocol protocol;

    Idling(IMAPProtocol protocol) {
        this.protocol = protocol;
    }

    void run() throws ProtocolException {
        protocol.idleStart();
        Response news = protocol.readIdleResponse();
        boolean quiet = timedOut(news);
        if (!quiet && !protocol.processIdleResponse(news)) {
            return;
        }
        protocol.idleAbort();
        Response next;
        do {
            next = protocol.readIdleResponse();
            if (timedOut(next)) {
                throw new ConnectionException("The server does not answer any more.");
            }
        } while (protocol.processIdleResponse(next));
    }

    private static boolean timedOut(Response response) {
        return response != null
                && response.isBYE()
                && response.isSynthetic()
                && response.getException() instanceof SocketTimeoutException;
    }
}
