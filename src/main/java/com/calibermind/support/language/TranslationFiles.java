package com.calibermind.support.language;

import com.calibermind.support.startup.StartRefused;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Reads {@code translations/LANGUAGE/*.json}: English to that language, packaged, overlaid by those of a folder. */
final class TranslationFiles {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    private TranslationFiles() {}

    /** @param folder or null */
    static Map<String, String> read(String language, Path folder) {
        Map<String, String> all = new TreeMap<>();
        try {
            for (Resource it : new PathMatchingResourcePatternResolver()
                    .getResources("classpath*:/translations/" + language + "/*.json")) {
                all.putAll(entries(it.getFilename(), it.getContentAsByteArray()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (folder != null) {
            all.putAll(own(folder.resolve(language)));
        }
        return all;
    }

    private static Map<String, String> own(Path folder) {
        Map<String, String> all = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path it : files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                all.putAll(entries(it.toAbsolutePath().toString(), Files.readAllBytes(it)));
            }
            return all;
        } catch (IOException e) {
            throw new StartRefused(
                    "support.translations: " + folder.toAbsolutePath() + " is not a folder that can be read.",
                    "Create it, correct the path, or leave the property out to use the packaged translations.");
        }
    }

    private static Map<String, String> entries(String file, byte[] json) {
        try {
            Map<String, String> entries = JSON.readValue(json, new TypeReference<>() {});
            entries.forEach((english, translated) -> check(file, english, translated));
            return entries;
        } catch (JsonProcessingException e) {
            throw new StartRefused(
                    "The translations " + file + " cannot be read: " + e.getOriginalMessage() + ", line "
                            + (e.getLocation() == null ? "?" : e.getLocation().getLineNr()) + ".",
                    "Write one JSON object: the English words, a colon, the translated ones.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A translation may leave a place out, but not name one that the English words do not have. */
    private static void check(String file, String english, String translated) {
        if (translated == null || !places(english).containsAll(places(translated))) {
            throw new StartRefused(
                    "The translations " + file + " cannot be used: for \"" + english + "\" stands \"" + translated
                            + "\".",
                    "Use only places that the English words have, such as {0}.");
        }
    }

    private static Set<String> places(String words) {
        return Sentence.PLACE
                .matcher(words)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
