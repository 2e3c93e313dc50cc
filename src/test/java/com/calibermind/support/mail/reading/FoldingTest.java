package com.calibermind.support.mail.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FoldingTest {

    private static final List<String> LINES = List.of(
            "words",
            "",
            "> quoted",
            "On Mon, 23 Nov 2026 at 08:00 Ada <ada@acme.example> wrote:",
            "On Monday Ada",
            "wrote:",
            "Am 23.11.2026 schrieb Ada:",
            "-- ",
            "--",
            "Sent from my iPhone",
            "-----Original Message-----",
            "---------- Forwarded message ---------",
            "From: a",
            "Sent: b",
            "To: c",
            "Subject: d",
            "________________________________");

    private static List<String> words(String text) {
        return Arrays.stream(text.split("\\s+"))
                .filter(it -> !it.isEmpty())
                .sorted()
                .collect(Collectors.toList());
    }

    @Test
    @DisplayName("P13 folding loses no word, and never leaves a mail without own words")
    void nothingIsLost() {
        var random = new Random(42);
        for (int i = 0; i < 5_000; i++) {
            String text = Stream.generate(() -> LINES.get(random.nextInt(LINES.size())))
                    .limit(random.nextInt(25))
                    .collect(Collectors.joining("\n"));
            Folding folding = Folding.of(text, random.nextInt(4) == 0);
            assertThat(words(folding.own() + "\n" + folding.folded())).as(text).isEqualTo(words(text));
            assertThat(folding.own().isBlank()).as(text).isEqualTo(text.isBlank());
        }
    }
}
