package com.calibermind.support.language;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Says in the reader's language what the desk says in English. Entries are found by the English words, so that words which a
 * process admin has changed are shown as they are until they have a translation. What is unknown stays English.
 */
@Component
@EnableConfigurationProperties(LanguageProperties.class)
public class Translations {

    /** Beside English. A further one is a line here, a folder in {@code translations}, and a file in {@code desk/texts}. */
    private static final Map<Locale, UnaryOperator<String>> TIMES = Map.of(Locale.GERMAN, GermanTimes::in);

    private final Map<Locale, Dictionary> dictionaries;

    Translations(LanguageProperties properties) {
        dictionaries = TIMES.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        it -> new Dictionary(
                                TranslationFiles.read(it.getKey().getLanguage(), properties.translations()),
                                it.getValue())));
    }

    /** The words of the desk, in the language of whoever asks in this request; null stays null. */
    public String said(String english) {
        return said(english, language());
    }

    /** The words of the desk; sentences and lines of them, with times, are found too. */
    public String said(String english, Locale language) {
        Dictionary dictionary = dictionaries.get(language);
        return dictionary == null || english == null ? english : dictionary.said(english);
    }

    /** The same for a note, which may be the desk's own or somebody's: single words stay as they were written. */
    public String noted(String english) {
        Dictionary dictionary = dictionaries.get(language());
        return dictionary == null || english == null ? english : dictionary.noted(english);
    }

    /** A name or a label, only as a whole, in the language of whoever asks. */
    public String word(String english) {
        Dictionary dictionary = dictionaries.get(language());
        return dictionary == null || english == null ? english : dictionary.word(english);
    }

    /** Names and other short words, by the English ones; none in English. */
    public Map<String, String> names() {
        Dictionary dictionary = dictionaries.get(language());
        return dictionary == null ? Map.of() : dictionary.names();
    }

    /** Of whoever asks in this request; English where nobody does. */
    public Locale language() {
        return ReaderLanguage.now(List.copyOf(dictionaries.keySet()));
    }
}
