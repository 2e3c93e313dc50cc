package com.calibermind.support.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Service;
import java.util.Properties;
import org.springframework.stereotype.Component;

/** Signs in to a mail server: with its password, or with a token where the account has none. */
@Component
class ServerSignIn {

    private final OAuth2Properties properties;
    private final AccessTokens tokens;

    ServerSignIn(OAuth2Properties properties, AccessTokens tokens) {
        this.properties = properties;
        this.tokens = tokens;
    }

    boolean usesToken(MailServer server) {
        return properties.isUsed()
                && !server.user().isEmpty()
                && server.password().isEmpty();
    }

    /** @param prefix {@code mail.imap.} or {@code mail.smtp.} */
    void byToken(String prefix, Properties settings) {
        if (properties.mechanism() == OAuth2Properties.Mechanism.XOAUTH2) {
            settings.setProperty(prefix + "auth.mechanisms", "XOAUTH2");
            settings.setProperty(prefix + "auth.xoauth2.disable", "false");
        } else {
            OAuthBearer.register();
            settings.setProperty(prefix + "sasl.enable", "true");
            settings.setProperty(prefix + "sasl.mechanisms", OAuthBearer.NAME);
            settings.setProperty(prefix + "auth.mechanisms", OAuthBearer.NAME); // and no other, should that fail
        }
    }

    void connect(Service service, MailServer server) throws MessagingException {
        if (!usesToken(server)) {
            service.connect(server.host(), server.port(), server.user(), server.password());
            return;
        }
        String token = tokens.token();
        try {
            service.connect(server.host(), server.port(), server.user(), token);
        } catch (AuthenticationFailedException e) {
            tokens.forget(token);
            service.connect(server.host(), server.port(), server.user(), tokens.token());
        }
    }
}
