package com.calibermind.support.language;

import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Days, moments, spans and numbers, as {@code TimeWords} writes them in English, in German. */
final class GermanTimes {

    private static final List<String> ENGLISH =
            List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");
    private static final List<String> GERMAN =
            List.of("Jan.", "Feb.", "März", "Apr.", "Mai", "Juni", "Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez.");
    private static final Map<String, String> ZONES = Map.of("CET", "MEZ", "CEST", "MESZ");
    private static final Map<String, String> UNITS =
            Map.of("second", "Sekunde", "minute", "Minute", "hour", "Stunde", "day", "Tag");

    private static final Pattern TIME = Pattern.compile("\\b(\\d{1,2}) (" + String.join("|", ENGLISH)
            + ")[a-z]? (\\d{4})( \\d\\d:\\d\\d (CES?T\\b)?)?" + "|\\b(\\d+) (second|minute|hour|day)(s?)\\b"
            + "|^(\\d+)\\.(\\d+)$");

    private GermanTimes() {}

    static String in(String text) {
        return TIME.matcher(text).replaceAll(it -> Matcher.quoteReplacement(german(it)));
    }

    private static String german(MatchResult it) {
        if (it.group(1) != null) {
            return day(it);
        }
        return it.group(6) == null
                ? it.group(9) + "," + it.group(10)
                : it.group(6) + " " + unit(it.group(7), it.group(8).isEmpty());
    }

    private static String day(MatchResult it) {
        String time = it.group(4) == null ? "" : "," + it.group(4);
        String zone = it.group(5);
        return it.group(1) + ". " + GERMAN.get(ENGLISH.indexOf(it.group(2))) + " " + it.group(3)
                + (zone == null ? time : time.replace(zone, ZONES.get(zone)));
    }

    private static String unit(String english, boolean one) {
        String german = UNITS.get(english);
        return one ? german : german.endsWith("e") ? german + "n" : german + "e";
    }
}
