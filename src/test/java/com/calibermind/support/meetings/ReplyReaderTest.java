package com.calibermind.support.meetings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class ReplyReaderTest {

    private static final String REPLY =
            MeetingTest.reply("REPLY", "uid-1", 3, "a{b}+c@x.example", "ACCEPTED", "Yes\\, \\\"gladly\\\"");

    @Test
    void readsWhatCounts() {
        assertThat(ReplyReader.read(REPLY.replace("A{B}", "A%7BB%7D"))).hasValueSatisfying(it -> {
            assertThat(it.uid()).isEqualTo("uid-1");
            assertThat(it.sequence()).isEqualTo(3);
            assertThat(it.answers()).containsOnlyKeys("a{b}+c@x.example").containsValue(Participation.ACCEPTED);
            assertThat(it.comment()).isEqualTo("Yes, \"gladly\"");
        });
    }

    @Test
    void linesMayEndAsTheyLike() {
        assertThat(ReplyReader.read(REPLY.replace("\r\n", "\n"))).isPresent();
        assertThat(ReplyReader.read("\r\n\r\n" + REPLY + "\r\n")).isPresent();
    }

    @Test
    void anAnswerThatNobodyKnowsIsNone() {
        assertThat(ReplyReader.read(REPLY.replace("ACCEPTED", "X-PERHAPS")))
                .hasValueSatisfying(it -> assertThat(it.answers()).containsValue(Participation.NEEDS_ACTION));
    }

    @Test
    void whatIsNoReplyIsLeftAlone() {
        assertThat(ReplyReader.read(REPLY.replace("METHOD:REPLY", "METHOD:REQUEST")))
                .isEmpty();
        assertThat(ReplyReader.read("")).isEmpty();
        assertThat(ReplyReader.read("Dear all")).isEmpty();
        assertThat(ReplyReader.read("BEGIN:VEVENT\r\n".repeat(20_000))).isEmpty();
    }

    /** Mails hold anything: cut anywhere, any character changed, it ends and never throws. */
    @Test
    void brokenCalendarsAreReadToTheirEnd() {
        var random = new Random(7);
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            for (int cut = 0; cut < REPLY.length(); cut++) {
                ReplyReader.read(REPLY.substring(0, cut));
                var odd = new StringBuilder(REPLY);
                odd.setCharAt(cut, (char) random.nextInt(0x300));
                ReplyReader.read(odd.toString());
            }
        });
    }

    @Test
    void whatAnInviteSaysOfItsAttendeesComesBackTheSame() {
        Meeting meeting = Meeting.plan(MeetingKind.CALL, "CM-2026-000001", "sam", Instant.EPOCH, 30)
                .at("https://meet.example/1", ZoneId.of("UTC"), null)
                .invite(List.of(new com.calibermind.support.cases.Addressee("a{b}+c@x.example", "A \"B\"; C\r\nX:1")));
        String invite = new String(
                Invite.request(meeting, "Odd\r\nX-INJECTED:1", "desk@x.example", Instant.EPOCH)
                        .content(),
                java.nio.charset.StandardCharsets.UTF_8);

        assertThat(invite.lines()).noneMatch(it -> it.startsWith("X-INJECTED") || it.startsWith("X:1"));
        assertThat(ReplyReader.read(invite.replace("METHOD:REQUEST", "METHOD:REPLY")))
                .hasValueSatisfying(it -> assertThat(it.answers()).containsOnlyKeys("a{b}+c@x.example"));
    }
}
