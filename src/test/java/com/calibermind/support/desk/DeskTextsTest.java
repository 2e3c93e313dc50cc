package com.calibermind.support.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DeskTextsTest {

    private static final Pattern GAP = Pattern.compile("\\{\\w+}");

    private static JsonNode texts(String language) throws IOException {
        return new ObjectMapper()
                .readTree(Path.of("src/main/resources/desk/texts", language + ".json")
                        .toFile());
    }

    @Test
    void germanHasAllThatEnglishHasWithTheSameGaps() throws IOException {
        JsonNode german = texts("de");
        for (Map.Entry<String, JsonNode> english : texts("en").properties()) {
            JsonNode words = german.path(english.getKey());
            assertThat(words.asText()).as(english.getKey()).isNotBlank();
            assertThat(gaps(words)).as(english.getKey()).containsExactlyInAnyOrderElementsOf(gaps(english.getValue()));
        }
    }

    private static List<String> gaps(JsonNode words) {
        return GAP.matcher(words.asText()).results().map(MatchResult::group).toList();
    }
}
