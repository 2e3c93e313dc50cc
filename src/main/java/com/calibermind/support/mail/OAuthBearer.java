package com.calibermind.support.mail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Provider;
import java.security.Security;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslClientFactory;
import javax.security.sasl.SaslException;

/** The SASL mechanism OAUTHBEARER (RFC 7628), which neither Java nor the mail library brings. */
final class OAuthBearer implements SaslClient {

    static final String NAME = "OAUTHBEARER";

    private static final char SEPARATOR = '\u0001';

    private final byte[] response;
    private boolean shown;

    private OAuthBearer(String user, String token) {
        String safeUser = user.replace("=", "=3D").replace(",", "=2C");
        response = ("n,a=" + safeUser + "," + SEPARATOR + "auth=Bearer " + token + SEPARATOR + SEPARATOR)
                .getBytes(StandardCharsets.UTF_8);
    }

    static void register() {
        if (Security.getProvider(Known.PROVIDER) == null) {
            Security.addProvider(new Known());
        }
    }

    @Override
    public String getMechanismName() {
        return NAME;
    }

    @Override
    public boolean hasInitialResponse() {
        return true;
    }

    /** A server that is asked twice says why it refuses (section 3.2.3), and then wants the one byte to end with. */
    @Override
    public byte[] evaluateChallenge(byte[] challenge) {
        byte[] answer = shown ? new byte[] {SEPARATOR} : response;
        shown = true;
        return answer;
    }

    @Override
    public boolean isComplete() {
        return shown;
    }

    @Override
    public byte[] unwrap(byte[] incoming, int offset, int length) {
        return Arrays.copyOfRange(incoming, offset, offset + length);
    }

    @Override
    public byte[] wrap(byte[] outgoing, int offset, int length) {
        return Arrays.copyOfRange(outgoing, offset, offset + length);
    }

    @Override
    public Object getNegotiatedProperty(String name) {
        return null;
    }

    @Override
    public void dispose() {
        Arrays.fill(response, (byte) 0);
    }

    private static final class Known extends Provider {

        static final String PROVIDER = "SupportDeskOAuthBearer";

        Known() {
            super(PROVIDER, "1.0", "SASL mechanism OAUTHBEARER (RFC 7628)");
            putService(new Service(this, "SaslClientFactory", NAME, Factory.class.getName(), List.of(), Map.of()) {
                @Override
                public Object newInstance(Object parameter) {
                    return new Factory();
                }
            });
        }
    }

    /** Made by the provider above. */
    static final class Factory implements SaslClientFactory {

        @Override
        public SaslClient createSaslClient(
                String[] mechanisms,
                String authorization,
                String protocol,
                String server,
                Map<String, ?> settings,
                CallbackHandler handler)
                throws SaslException {
            if (!Arrays.asList(mechanisms).contains(NAME)) {
                return null;
            }
            var name = new NameCallback("user");
            var password = new PasswordCallback("token", false);
            try {
                handler.handle(new Callback[] {name, password});
            } catch (IOException | UnsupportedCallbackException e) {
                throw new SaslException("neither user nor token can be had", e);
            }
            return new OAuthBearer(name.getName(), new String(password.getPassword()));
        }

        @Override
        public String[] getMechanismNames(Map<String, ?> settings) {
            return new String[] {NAME};
        }
    }
}
