package com.calibermind.support.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class MailPropertiesTest {

    private static MailProperties of(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("support.mail", MailProperties.class);
    }

    @Test
    @DisplayName("P01 an alias is an address of support as well, whatever its letter case")
    void aliases() {
        MailProperties properties = of(Map.of(
                "support.mail.address", "support@calibermind.example",
                "support.mail.aliases", "help@calibermind.example, hilfe@calibermind.example"));
        assertThat(properties.isOurs("Support@CaliberMind.example")).isTrue();
        assertThat(properties.isOurs("hilfe@calibermind.example")).isTrue();
        assertThat(properties.isOurs("ada@acme.example")).isFalse();
        assertThat(properties.isOurs(null)).isFalse();
    }

    @Test
    @DisplayName("P01 several mailboxes may be named, each with folders of its own")
    void mailboxes() {
        MailProperties properties = of(Map.of(
                "support.mail.smtp.host", "relay.example",
                "support.mail.smtp.port", "25",
                "support.mail.mailboxes.emea.imap.host", "imap.example",
                "support.mail.mailboxes.emea.imap.port", "993",
                "support.mail.mailboxes.emea.imap.tls", "TLS",
                "support.mail.mailboxes.emea.folder", "Support",
                "support.mail.mailboxes.emea.quarantine", "Bad"));
        Mailbox mailbox = Mailbox.named("emea", properties.mailboxes().get("emea"));
        assertThat(mailbox.name()).isEqualTo("emea/Support");
        assertThat(mailbox.server().tls()).isEqualTo(MailServer.Tls.TLS);
        assertThat(mailbox.folderFor(false)).isEqualTo("Processed");
        assertThat(mailbox.folderFor(true)).isEqualTo("Bad");
    }

    @Test
    void mailboxesNeedARelay() {
        Map<String, String> half = Map.of(
                "support.mail.mailboxes.emea.imap.host",
                "imap.example",
                "support.mail.mailboxes.emea.imap.port",
                "993");
        assertThatThrownBy(() -> of(half)).rootCause().hasMessageContaining("support.mail.smtp.host is not");
    }
}
