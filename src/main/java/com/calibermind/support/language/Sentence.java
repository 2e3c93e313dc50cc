package com.calibermind.support.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sentence of one line with places, in English and translated. {@code {0}} holds whatever somebody wrote and stays as it is.
 * {@code {why}} holds words of the desk and is translated in turn. Some names say what it must be, so that nothing else is
 * taken for that sentence: {@code {at}}, {@code {due}}, {@code {from}} and {@code {to}} a day or moment, {@code {span}},
 * {@code {median}} and {@code {p95}} a span of time, {@code {n}} and {@code {m}} a whole number, {@code {mail}} an address,
 * {@code {ref}} a reference.
 */
final class Sentence {

    static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

    private static final String ANYTHING = ".+?";
    private static final Map<String, String> FORMS = Map.of(
            "at", EnglishTimes.MOMENT,
            "due", EnglishTimes.MOMENT,
            "from", EnglishTimes.MOMENT,
            "to", EnglishTimes.MOMENT,
            "span", EnglishTimes.SPAN,
            "median", EnglishTimes.SPAN,
            "p95", EnglishTimes.SPAN,
            "n", "\\d+",
            "m", "\\d+");
    private static final Map<String, String> NAMES = Map.of("mail", "\\S+@\\S+", "ref", "[A-Z][A-Z0-9]*-[-\\d]+");

    private final Pattern english;
    private final String translated;
    private final List<String> places = new ArrayList<>();
    private final String before;
    private final int fixed;

    Sentence(String key, String translated) {
        this.translated = translated;
        Matcher place = PLACE.matcher(key);
        StringBuilder pattern = new StringBuilder();
        int end = 0;
        int letters = 0;
        while (place.find()) {
            String words = key.substring(end, place.start());
            letters += words.length();
            places.add(place.group(1));
            pattern.append(Pattern.quote(words))
                    .append('(')
                    .append(form(place.group(1)))
                    .append(')');
            end = place.end();
        }
        pattern.append(Pattern.quote(key.substring(end)));
        english = Pattern.compile(pattern.toString());
        before = key.substring(0, key.indexOf('{'));
        fixed = letters + key.length() - end;
    }

    /** How many letters of it are not places: the more, the surer that it is this sentence. */
    int fixed() {
        return fixed;
    }

    Optional<String> of(String text, UnaryOperator<String> translation) {
        if (!text.startsWith(before)) {
            return Optional.empty();
        }
        Matcher found = english.matcher(text);
        return found.matches() ? Optional.of(filled(found, translation)) : Optional.empty();
    }

    private String filled(Matcher found, UnaryOperator<String> translation) {
        return PLACE.matcher(translated).replaceAll(it -> {
            String words = found.group(1 + places.indexOf(it.group(1)));
            return Matcher.quoteReplacement(isAsItIs(it.group(1)) ? words : translation.apply(words));
        });
    }

    private static String form(String place) {
        return FORMS.getOrDefault(place, NAMES.getOrDefault(place, ANYTHING));
    }

    private static boolean isAsItIs(String place) {
        return Character.isDigit(place.charAt(0)) || NAMES.containsKey(place);
    }
}
