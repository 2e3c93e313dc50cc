package com.calibermind.support.mail.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.calibermind.support.mail.reading.MailReader;
import com.calibermind.support.mail.reading.MailSource;
import com.calibermind.support.mail.reading.ParsedMail;
import com.calibermind.support.mail.reading.ReadingLimits;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailRulesTest {

    private static ParsedMail mail(String... lines) {
        String raw = "From: Ada <ada@acme.example>\r\nTo: support@calibermind.example\r\n" + String.join("\r\n", lines)
                + "\r\n\r\nWords.\r\n";
        return parsed(raw);
    }

    private static ParsedMail parsed(String raw) {
        var result = new MailReader().read(MailSource.of(raw.getBytes(StandardCharsets.UTF_8)), ReadingLimits.DEFAULT);
        return ((MailReader.Readable) result).mail();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Auto-Submitted: auto-replied                           | ANSWER_BY_MACHINE",
                "Auto-Submitted: AUTO-REPLIED (vacation)                | ANSWER_BY_MACHINE",
                "Auto-Submitted: auto-generated; owner-email=a@b.example | SENT_BY_MACHINE",
                "Auto-Submitted: auto-notified                          | SENT_BY_MACHINE",
                "Auto-Submitted: notified-by-something                  | SENT_BY_MACHINE",
                "Auto-Submitted: no                                     | ORDINARY",
                "Auto-Submitted: No (by hand)                           | ORDINARY",
                "Precedence: bulk                                       | SENT_BY_MACHINE",
                "Precedence: List                                       | SENT_BY_MACHINE",
                "Precedence: junk                                       | SENT_BY_MACHINE",
                "Precedence: auto_reply                                 | ANSWER_BY_MACHINE",
                "Precedence: first-class                                | ORDINARY",
                "List-Id: <news.acme.example>                           | SENT_BY_MACHINE",
                "List-Unsubscribe: <mailto:out@acme.example>            | SENT_BY_MACHINE",
                "Mailing-List: contact list-help@acme.example           | SENT_BY_MACHINE",
                "Return-Path: <>                                        | SENT_BY_MACHINE",
                "Return-Path: < >                                       | SENT_BY_MACHINE",
                "Return-Path: <ada@acme.example>                        | ORDINARY",
                "X-Autoreply: yes                                       | ANSWER_BY_MACHINE",
                "X-Autorespond: ada                                     | ANSWER_BY_MACHINE",
                "X-AutoReply-From: ada@acme.example                     | ANSWER_BY_MACHINE",
                "X-Mail-Autoreply: holidays                             | ANSWER_BY_MACHINE",
                "X-POST-MessageClass: 9; Autoresponder                  | ANSWER_BY_MACHINE",
                "X-MS-Exchange-Inbox-Rules-Loop: ada@acme.example       | ANSWER_BY_MACHINE",
                "Subject: Automatic reply: Dashboards                   | ANSWER_BY_MACHINE",
                "Subject: Out of Office: Dashboards                     | ANSWER_BY_MACHINE",
                "Subject: =?utf-8?Q?R=C3=A9ponse_automatique_:_tableaux?= | ANSWER_BY_MACHINE",
                "Subject: Abwesenheitsnotiz: Dashboards                 | ANSWER_BY_MACHINE",
                "Subject: =?utf-8?Q?Otomatik_Yan=C4=B1t:_Panolar?=      | ANSWER_BY_MACHINE",
                "X-MS-Exchange-Generated-Message-Source: Mailbox Rules Agent | ANSWER_BY_MACHINE",
                "X-MS-Exchange-Generated-Message-Source: Client          | ORDINARY",
                "Subject: Re: Automatic reply: Dashboards               | ORDINARY",
                "Subject: Automatic replies do not work                 | ORDINARY",
                "Subject: Out of office calendar is empty               | ORDINARY",
                "X-Auto-Response-Suppress: All                          | NOT_TO_BE_ANSWERED",
                "X-Auto-Response-Suppress: DR, AutoReply                | NOT_TO_BE_ANSWERED",
                "X-Auto-Response-Suppress: OOF                          | ORDINARY",
                "X-Mailer: Auto-Submitted 2.0                           | ORDINARY",
                "Content-Type: multipart/report; report-type=disposition-notification; boundary=b | ANSWER_BY_MACHINE",
                "Content-Type: multipart/report; report-type=delivery-status; boundary=b | DELIVERY_REPORT",
            })
    @DisplayName("P12 what machines send is told from what people write by its header")
    void nature(String header, Nature nature) {
        assertThat(MailRules.examine(mail(header)).nature()).isEqualTo(nature);
    }

    @ParameterizedTest
    @ValueSource(strings = {"MAILER-DAEMON@acme.example", "bounces@acme.example"})
    void mailServersWriteUnderTheirOwnNames(String from) {
        assertThat(MailRules.examine(parsed("From: " + from + "\r\n\r\nWords")).nature())
                .isEqualTo(Nature.SENT_BY_MACHINE);
    }

    @Test
    @DisplayName("P12 a report from an address that nobody reads is a report, but is not answered")
    void noReply() {
        var findings = MailRules.examine(parsed("From: no-reply@acme.example\r\n\r\nWords"));
        assertThat(findings.nature()).isEqualTo(Nature.NOT_TO_BE_ANSWERED);
        assertThat(findings.nature().isByMachine()).isFalse();
        assertThat(findings.nature().mayBeAnswered()).isFalse();
    }

    @Test
    @DisplayName("P12 all that applies is told, and the strongest decides")
    void allReasons() {
        var findings = MailRules.examine(mail(
                "Precedence: bulk", "X-Auto-Response-Suppress: All", "Subject: Automatic reply: x", "List-Id: <a.b>"));
        assertThat(findings.nature()).isEqualTo(Nature.ANSWER_BY_MACHINE);
        assertThat(findings.reasons())
                .containsExactly(
                        "its subject is that of an absence note",
                        "its Precedence is bulk",
                        "it comes from a mailing list (List-Id)",
                        "it asks for no automatic answer (X-Auto-Response-Suppress)");
    }

    @Test
    void anOrdinaryMailMayBeAnswered() {
        var findings = MailRules.examine(mail("Subject: Dashboards", "X-Spam-Flag: NO"));
        assertThat(findings.all()).isEmpty();
        assertThat(findings.nature().mayBeAnswered()).isTrue();
    }
}
