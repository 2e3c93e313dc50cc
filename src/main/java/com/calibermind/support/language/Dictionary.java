package com.calibermind.support.language;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One language's words by the English ones. What it does not know stays as it is. */
final class Dictionary {

    private static final String COMMA = ", ";
    private static final int LONGEST_NAME = 50;

    /** A longer line is somebody's: looking for places in it could take long. */
    private static final int LONGEST_SENTENCE = 2_000;

    /** A day, a moment, a span, or a broken number, and nothing else. */
    private static final Pattern TIME = Pattern.compile(EnglishTimes.MOMENT + "|" + EnglishTimes.SPAN + "|\\d+\\.\\d+");

    private final Map<String, String> words;
    private final List<Sentence> sentences;
    private final UnaryOperator<String> times;

    /** @param entries may hold places, see {@link Sentence} */
    Dictionary(Map<String, String> entries, UnaryOperator<String> times) {
        this.words = new TreeMap<>(entries);
        this.sentences = entries.entrySet().stream()
                .filter(it -> Sentence.PLACE.matcher(it.getKey()).find()
                        && !it.getKey().contains("{{"))
                .map(it -> new Sentence(it.getKey(), it.getValue()))
                .sorted(Comparator.comparingInt(Sentence::fixed).reversed())
                .toList();
        this.times = times;
    }

    /** Short ones, as names are. */
    Map<String, String> names() {
        return words.entrySet().stream()
                .filter(it -> it.getKey().length() <= LONGEST_NAME
                        && !Sentence.PLACE.matcher(it.getKey()).find())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static boolean isName(String words) {
        return words.length() <= LONGEST_NAME && !words.endsWith(".") && !words.contains(": ");
    }

    /** Only as a whole, as a name or a label is. */
    String word(String english) {
        return words.getOrDefault(english, english);
    }

    /** A word, a sentence or a time; several of them, or lines of them. */
    String said(String english) {
        return english.indexOf('\n') >= 0
                ? lines(english, this::said)
                : whole(english).orElseGet(() -> several(english));
    }

    /** The same where people write as well: what may be a word of theirs stays. */
    String noted(String english) {
        return lines(english, it -> isName(it) ? it : said(it));
    }

    private Optional<String> whole(String english) {
        return Optional.ofNullable(words.get(english))
                .or(() -> sentence(english))
                .or(() -> time(english));
    }

    private Optional<String> sentence(String english) {
        return english.length() > LONGEST_SENTENCE
                ? Optional.empty()
                : sentences.stream()
                        .flatMap(it -> it.of(english, this::said).stream())
                        .findFirst();
    }

    private Optional<String> time(String english) {
        return TIME.matcher(english).matches() ? Optional.of(times.apply(english)) : Optional.empty();
    }

    private static String lines(String english, UnaryOperator<String> translation) {
        return english.lines().map(it -> line(it, translation)).collect(Collectors.joining("\n"));
    }

    private static String line(String english, UnaryOperator<String> translation) {
        String words = english.strip();
        return words.isEmpty() ? english : english.replace(words, translation.apply(words));
    }

    /** Sentences one behind the other, or a list with commas; words that are unknown stay. */
    private String several(String english) {
        for (int end = english.indexOf(". "); end >= 0; end = english.indexOf(". ", end + 1)) {
            Optional<String> first = whole(english.substring(0, end + 1));
            if (first.isPresent()) {
                return first.get() + " " + said(english.substring(end + 2));
            }
        }
        return list(english);
    }

    private String list(String english) {
        List<Optional<String>> parts =
                Arrays.stream(english.split(COMMA)).map(this::whole).toList();
        return parts.stream().allMatch(Optional::isPresent)
                ? parts.stream().map(Optional::orElseThrow).collect(Collectors.joining(COMMA))
                : english;
    }
}
