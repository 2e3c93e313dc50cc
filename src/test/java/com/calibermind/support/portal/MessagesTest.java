package com.calibermind.support.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every word of the pages is there in every language. */
class MessagesTest {

    private static final Path FOLDER = Path.of("src/main/resources/messages");

    static Stream<Path> translations() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files
                    .filter(it -> !it.getFileName().toString().contains("_"))
                    .flatMap(it -> Languages.ALL.stream()
                            .filter(language -> !language.equals(Locale.ENGLISH))
                            .map(language -> FOLDER.resolve(it.getFileName()
                                    .toString()
                                    .replace(".properties", "_" + language.getLanguage() + ".properties"))))
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("translations")
    void everyLanguageHasTheSameKeys(Path translation) throws IOException {
        Path english = translation.resolveSibling(
                translation.getFileName().toString().replaceAll("_\\w+(?=\\.properties$)", ""));
        assertThat(keys(translation)).containsExactlyInAnyOrderElementsOf(keys(english));
    }

    private static Set<String> keys(Path file) throws IOException {
        var words = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            words.load(reader);
        }
        return words.stringPropertyNames();
    }
}
