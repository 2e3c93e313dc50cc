package com.calibermind.support.demo;

import com.calibermind.support.customers.Plan;
import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.boot.convert.DurationStyle;

/**
 * What is played, as written in {@code demo/day.yaml}.
 *
 * @param colleagues specialists beside those of the laptop; nobody knows their passwords
 */
record Day(List<Company> companies, List<Colleague> colleagues, List<Story> stories) {

    record Company(String name, String domain, Plan plan, List<Contact> contacts) {}

    /** @param key how stories name them; their address is key@domain */
    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    record Contact(String key, String name, String phone, boolean technical) {}

    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    record Colleague(String id, String firstName, String lastName) {}

    /**
     * What becomes of one case, mail or outage.
     *
     * @param key how texts name it: "{key}" is its reference
     * @param ago how long before the start of the desk it begins, such as 26m, 30h, 5d
     * @param first how it begins
     * @param then what follows
     */
    record Story(String key, String ago, Step first, List<Step> then) {

        Story {
            then = Objects.requireNonNullElse(then, List.of());
        }

        Duration before() {
            return DurationStyle.detectAndParse(ago);
        }

        Stream<Step> steps() {
            return Stream.concat(Stream.of(first), then.stream());
        }
    }

    /**
     * @param after time since the story began
     * @param who contact's key or user's id
     * @param does one of the {@link Deed}s
     * @param words what they write; may be null
     * @param more fields of a form, or what else there is to it
     */
    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    record Step(String after, String who, String does, String words, Map<String, String> more) {

        Step {
            more = Objects.requireNonNullElse(more, Map.of());
        }

        Step with(String filledWords, Map<String, String> filledMore) {
            return new Step(after, who, does, filledWords, filledMore);
        }

        Duration since() {
            return DurationStyle.detectAndParse(after);
        }
    }
}
