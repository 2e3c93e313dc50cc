package com.calibermind.support.mail;

import com.calibermind.support.cases.MessageKind;
import com.calibermind.support.startup.StartRefused;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * The words of every kind of letter, as packaged or as an administrator has changed them, and the frame of the HTML form.
 * All are checked at start: a letter that nobody could read, or that lacks what it is for, never leaves.
 */
@Component
class LetterBook {

    static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

    private static final Set<MessageKind> NO_LETTERS =
            EnumSet.of(MessageKind.REPLY, MessageKind.ESCALATION_WISH, MessageKind.SOLVED, MessageKind.NOTE);

    /** They cannot name a case. */
    private static final Set<MessageKind> OF_NO_CASE = EnumSet.of(
            MessageKind.OUTAGE_NOTICE,
            MessageKind.OUTAGE_NEWS,
            MessageKind.SUBSCRIPTION,
            MessageKind.SUBSCRIBED_ALREADY,
            MessageKind.SEND_AGAIN,
            MessageKind.SIGN_IN_LINK,
            MessageKind.WEEKLY_REPORT);

    /** Their readers have asked for them, and may ask for no more. */
    private static final Set<MessageKind> CAN_BE_ENDED =
            EnumSet.of(MessageKind.OUTAGE_NEWS, MessageKind.SUBSCRIBED_ALREADY);

    private static final Set<String> OF_ANY =
            new TreeSet<>(Set.of("name", "subject", "text", "targets", "address", "statusLink"));
    private static final Set<String> OF_CASES =
            new TreeSet<>(Set.of("reference", "severity", "target", "due", "caseLink"));

    private final Map<MessageKind, String> words = new EnumMap<>(MessageKind.class);
    private final LetterFrame frame;

    LetterBook(LetterProperties properties) {
        Set<String> known = new TreeSet<>(Set.of(LetterFrame.FILE));
        kinds().forEach(it -> known.add(file(it)));
        Map<String, String> files = LetterFiles.read(properties.letters(), known);
        for (MessageKind kind : kinds()) {
            words.put(kind, checked(kind, files.get(file(kind))));
        }
        frame = LetterFrame.checked(files.get(LetterFrame.FILE));
    }

    /** With its placeholders. */
    String words(MessageKind kind) {
        return words.get(kind);
    }

    LetterFrame frame() {
        return frame;
    }

    static Set<MessageKind> kinds() {
        return EnumSet.complementOf(EnumSet.copyOf(NO_LETTERS));
    }

    static String file(MessageKind kind) {
        return kind.name().toLowerCase(Locale.ROOT) + ".txt";
    }

    private static String checked(MessageKind kind, String text) {
        if (text == null) {
            throw new StartRefused(
                    "The words of a letter are missing: letters/" + file(kind) + ".",
                    "Put the file into the folder that support.letters names.");
        }
        Set<String> allowed = new TreeSet<>(OF_ANY);
        if (!OF_NO_CASE.contains(kind)) {
            allowed.addAll(OF_CASES);
        }
        if (CAN_BE_ENDED.contains(kind)) {
            allowed.add("unsubscribeLink");
        }
        Matcher found = PLACEHOLDER.matcher(text);
        while (found.find()) {
            if (!allowed.contains(found.group(1))) {
                throw refused(kind, text, found.start(), found.group() + " means nothing here", allowed);
            }
        }
        int stray = PLACEHOLDER
                .matcher(text)
                .replaceAll(it -> "_".repeat(it.group().length()))
                .replace('}', '{')
                .indexOf('{');
        if (stray >= 0) {
            throw refused(kind, text, stray, "a brace stands here that belongs to no placeholder", allowed);
        }
        for (String needed : needed(kind)) {
            if (!text.contains("{" + needed + "}")) {
                throw refused(
                        kind,
                        text,
                        text.length(),
                        "{" + needed + "} is missing, without which the letter does not say what it is for",
                        allowed);
            }
        }
        return text.replace("\r\n", "\n").strip() + "\n";
    }

    /** An acknowledgement names the reference and the target (P12); every other letter brings what somebody wrote. */
    private static Set<String> needed(MessageKind kind) {
        return switch (kind) {
            case ACKNOWLEDGEMENT -> Set.of("reference", "target");
            case INITIAL_RESPONSE,
                    ANSWER,
                    MESSAGE,
                    MERGED,
                    QUESTION,
                    MISSING_FACTS,
                    REMINDER,
                    RESOLUTION,
                    ESCALATION_ANSWER,
                    INVITATION,
                    ACCOUNT_CHANGE,
                    OUTAGE_ANSWER,
                    OUTAGE_NOTICE,
                    SUBSCRIPTION,
                    SIGN_IN_LINK,
                    WEEKLY_REPORT -> Set.of("text");
            case OUTAGE_NEWS -> Set.of("text", "unsubscribeLink");
            default -> Set.of();
        };
    }

    private static StartRefused refused(MessageKind kind, String text, int at, String why, Set<String> allowed) {
        String known = String.join("}, {", allowed);
        return new StartRefused(
                "The letter " + file(kind) + " cannot be used: line " + LetterFiles.lineAt(text, at) + ": " + why + ".",
                LetterFiles.REMEDY + " Known in it are {" + known + "}.");
    }
}
