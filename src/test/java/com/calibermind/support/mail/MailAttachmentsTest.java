package com.calibermind.support.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.calibermind.support.RestTest;
import com.calibermind.support.cases.CaseFile.AttachedFile;
import com.calibermind.support.contents.Content;
import com.calibermind.support.contents.Contents;
import com.calibermind.support.mail.reading.MailSource;
import com.calibermind.support.process.CaseNotes;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;

class MailAttachmentsTest extends RestTest {

    private static final Base64.Encoder BASE64 = Base64.getMimeEncoder();

    @Autowired
    private MailIntake intake;

    @Autowired
    private Contents contents;

    @Autowired
    private CaseNotes notes;

    @Autowired
    private JdbcTemplate jdbc;

    private final String messageId = "<" + UUID.randomUUID() + "@acme.example>";
    private byte[] raw;

    private record Sent(String name, String type, byte[] bytes) {}

    /** Returns the case. */
    private String takenIn(String subject, Sent... files) {
        StringBuilder text = new StringBuilder(
                "From: " + ADA + "\r\nTo: support@calibermind.example\r\nSubject: "
                        + subject + "\r\nMessage-ID: " + messageId
                        + "\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nSee the files.\r\n");
        for (Sent file : files) {
            text.append("--b\r\nContent-Type: " + file.type() + "\r\nContent-Transfer-Encoding: base64\r\n"
                    + "Content-Disposition: attachment; filename=\"" + file.name() + "\"\r\n\r\n"
                    + BASE64.encodeToString(file.bytes()) + "\r\n");
        }
        raw = text.append("--b--\r\n").toString().getBytes(StandardCharsets.UTF_8);
        long uid = Math.abs(UUID.randomUUID().getMostSignificantBits());
        intake.take(new RawMail("test", 1, uid, Instant.MAX, MailSource.of(raw)));
        return mail.caseOf(messageId);
    }

    private static byte[] noise(int size, long seed) {
        byte[] bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private ResponseEntity<byte[]> get(String user, String path) {
        return as(user).getForEntity(raw(path), byte[].class);
    }

    @Test
    @DisplayName("P10 the files of a mail stand on its case, byte for byte, each kept once")
    void filesStandOnTheCase() throws Exception {
        byte[] big = noise(3_000_000, 1);
        byte[] small = "a,b\r\n1,2\r\n".getBytes(StandardCharsets.UTF_8);
        String reference = takenIn(
                "Files " + messageId,
                new Sent("trace.pcap", "application/octet-stream", big),
                new Sent("table.csv", "text/csv", small),
                new Sent("again.csv", "text/csv", small),
                new Sent("empty.log", "text/plain", new byte[0]));

        List<AttachedFile> files = this.files.attachments(reference);
        assertThat(files)
                .extracting(AttachedFile::name)
                .containsExactly("trace.pcap", "table.csv", "again.csv", "empty.log");
        assertThat(files).extracting(AttachedFile::size).containsExactly(3_000_000L, 10L, 10L, 0L);
        assertThat(files).allSatisfy(it -> assertThat(it.messageId()).isNull());
        try (var kept = contents.open(files.get(0).sha256())) {
            assertThat(kept).hasBinaryContent(big);
        }
        try (var kept = contents.open(files.get(3).sha256())) {
            assertThat(kept).isEmpty();
        }
        assertThat(forms.getTaskFormVariables(task(reference, "Task_Triage").getId())
                        .get("caseNotes")
                        .toString())
                .contains("trace.pcap: /api/v1/cases/" + reference + "/attachments/"
                        + files.get(0).id());
        assertThat(notes.beside(file(reference))).noneMatch(it -> it.contains("trace.pcap"));
        Content content = Contents.measure(() -> new ByteArrayInputStream(small));
        assertThat(files.get(1).sha256()).isEqualTo(files.get(2).sha256()).isEqualTo(content.sha256());
        assertThat(jdbc.queryForObject(
                        "select count(*) from content where sha256 = ?", Integer.class, content.sha256()))
                .isEqualTo(1);
    }

    @Test
    @DisplayName("P13 the files of a reply stand with the reply")
    void filesOfAReply() {
        String reference = openCase();
        takenIn("[" + reference + "] the trace", new Sent("trace.txt", "text/plain", noise(100, 2)));
        assertThat(mail.caseOf(messageId)).isEqualTo(reference);
        assertThat(files.attachments(reference))
                .singleElement()
                .satisfies(it -> assertThat(it.messageId())
                        .isEqualTo(files.conversation(reference).get(0).id()));
    }

    @Test
    @DisplayName("P01 the raw mail is there to download, for people of the desk, and never shown by a browser")
    void rawDownload() {
        takenIn("Raw " + messageId, new Sent("a.bin", "application/octet-stream", noise(2_500_000, 3)));
        String path = "/api/mails/"
                + jdbc.queryForObject("select id from inbound_mail where message_id = ?", Long.class, messageId)
                + "/raw";
        for (String user : new String[] {"sam", "maria", "henri"}) {
            var answer = get(user, path);
            assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.OK);
            assertThat(answer.getBody()).isEqualTo(raw);
            assertThat(answer.getHeaders().getContentLength()).isEqualTo(raw.length);
            assertThat(answer.getHeaders().getContentType()).hasToString("message/rfc822");
            assertThat(answer.getHeaders().getContentDisposition().isAttachment())
                    .isTrue();
            assertThat(answer.getHeaders().getFirst("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.getHeaders().get("Content-Security-Policy")).contains("sandbox; default-src 'none'");
            assertThat(answer.getHeaders().getCacheControl()).contains("no-store");
        }
        for (String user : new String[] {"ines", "ilya", "dana", "mona", "paul", "admin"}) {
            assertThat(get(user, path).getStatusCode()).as(user).isEqualTo(HttpStatus.FORBIDDEN);
        }
        assertThat(http.getForEntity(raw(path), byte[].class).getStatusCode()).isEqualTo(HttpStatus.UNAUTHORIZED);
        assertThat(get("sam", "/api/mails/999999999/raw").getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(get("sam", "/api/mails/abc/raw").getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
    }

    @Test
    @DisplayName("P10 an attachment is handed out as bytes to be saved, whatever it says to be")
    void attachmentDownload() {
        byte[] page = "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);
        String reference = takenIn(
                "Hostile " + messageId,
                new Sent("..\\\\..\\\\evil;x=\u202egnp.html", "text/html", page),
                new Sent("bild.svg", "image/svg+xml", page));
        String other = openCase();
        for (AttachedFile file : files.attachments(reference)) {
            String path = "/api/v1/cases/" + reference + "/attachments/" + file.id();
            var answer = get("sam", path);
            assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.OK);
            assertThat(answer.getBody()).isEqualTo(page);
            assertThat(answer.getHeaders().getContentType()).hasToString("application/octet-stream");
            var disposition = answer.getHeaders().getContentDisposition();
            assertThat(disposition.isAttachment()).isTrue();
            assertThat(disposition.getFilename()).doesNotContain("/", "\\", "\u202e", "\"", "\r", "\n");
            assertThat(answer.getHeaders().getFirst("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(get("dana", path).getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
            assertThat(get("ines", path).getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
            assertThat(http.getForEntity(raw(path), byte[].class).getStatusCode())
                    .isEqualTo(HttpStatus.UNAUTHORIZED);
            assertThat(get("sam", "/api/v1/cases/" + other + "/attachments/" + file.id())
                            .getStatusCode())
                    .isEqualTo(HttpStatus.NOT_FOUND);
        }
        assertThat(get("sam", "/api/v1/cases/CM-1999-000001/attachments/1").getStatusCode())
                .isEqualTo(HttpStatus.NOT_FOUND);
    }

    @Test
    @DisplayName("P01 a thousand files cost two passes over the mail, not two thousand")
    void manyFiles() {
        Sent[] many = new Sent[900];
        for (int i = 0; i < many.length; i++) {
            many[i] = new Sent("f" + i + ".txt", "text/plain", noise(2_000, 100 + i));
        }
        long before = System.nanoTime();
        String reference = takenIn("Many " + messageId, many);
        assertThat(files.attachments(reference)).hasSize(900);
        assertThat((System.nanoTime() - before) / 1_000_000).isLessThan(30_000);
    }
}
