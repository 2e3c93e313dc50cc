package com.calibermind.support.demo;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.boot.convert.DurationStyle;

/**
 * Fills in what is known only when a scene is played: "{key}" is the reference of that story, "{number of key}" that of its
 * outage, "{in 20h}" a full hour to come, "{ago 2h}" one that has passed.
 */
record Words(Map<String, String> references, Instant now) {

    private static final Pattern GAP = Pattern.compile("\\{(in |ago |number of )?([a-z0-9-]+)}");

    String filled(String words) {
        return words == null ? null : GAP.matcher(words).replaceAll(it -> filled(it.group(1), it.group(2)));
    }

    private String filled(String what, String name) {
        if (what == null) {
            return references.getOrDefault(name, name);
        }
        return switch (what) {
            case "in " -> hour(now.plus(DurationStyle.detectAndParse(name)));
            case "ago " -> hour(now.minus(DurationStyle.detectAndParse(name)));
            default -> references.getOrDefault(name, name).replaceFirst(".*-", "");
        };
    }

    private static String hour(Instant time) {
        return time.truncatedTo(ChronoUnit.HOURS).toString();
    }
}
