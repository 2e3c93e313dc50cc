package com.calibermind.support.mail.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The mailboxes in a header such as From or To (RFC 5322, section 3.4), read in one pass. An address stands in the open:
 * what an encoded word or a quoted name says is a name, whatever it looks like.
 */
final class Addresses {

    /**
     * @param address in lower case, or null if what stands there is none
     * @param name or null
     */
    record Mailbox(String address, String name) {}

    private static final int LONGEST_ADDRESS = 320;
    private static final int LONGEST_NAME = 200;

    private final String header;
    private final int lastQuote;
    private final int lastAngle;
    private final List<Mailbox> found = new ArrayList<>();
    private final StringBuilder phrase = new StringBuilder();
    private final StringBuilder comment = new StringBuilder();
    private int at;
    private boolean inAngles;
    private boolean holdsAt;
    private boolean holdsLiteral;

    private Addresses(String header) {
        this.header = header;
        this.lastQuote = header.lastIndexOf('"');
        this.lastAngle = header.lastIndexOf('<');
    }

    static List<Mailbox> in(String header) {
        return new Addresses(header).read();
    }

    private List<Mailbox> read() {
        for (at = 0; at < header.length(); at++) {
            char c = header.charAt(at);
            switch (c) {
                case '"' -> quoted();
                case '(' -> comment();
                case '<' -> angles();
                case ':' -> colon();
                case ',' -> comma();
                case ';' -> end();
                case '=' -> encodedWord();
                default -> put(c);
            }
        }
        end();
        return found;
    }

    private void put(char c) {
        if (c != ' ' && c != '\t' || !phrase.isEmpty()) {
            phrase.append(c);
        }
        holdsAt |= c == '@';
        holdsLiteral |= c == '[' && holdsAt;
    }

    /** A quote that never closes is none. */
    private void quoted() {
        if (at == lastQuote) {
            return;
        }
        boolean first = phrase.isEmpty();
        StringBuilder text = new StringBuilder();
        for (at++; at < header.length() && header.charAt(at) != '"'; at++) {
            if (header.charAt(at) == '\\' && at + 1 < header.length()) {
                at++;
            }
            text.append(header.charAt(at));
        }
        boolean localPart = first && at + 1 < header.length() && header.charAt(at + 1) == '@';
        phrase.append(localPart ? "\"" + text + '"' : text.toString());
    }

    /** Many programs leave commas and colons in encoded words as they are. Brackets in one are brackets all the same. */
    private void encodedWord() {
        int end = EncodedWords.end(header, at);
        String word = end < 0 ? "<" : header.substring(at, end);
        if (word.indexOf('<') >= 0 || word.indexOf('>') >= 0 || word.indexOf('"') >= 0) {
            put('=');
        } else {
            phrase.append(word);
            at = end - 1;
        }
    }

    private void comment() {
        int depth = 0;
        for (; at < header.length(); at++) {
            char c = header.charAt(at);
            if (c == '\\') {
                at++;
            } else if (c == ')' && --depth == 0) {
                return;
            } else if (c != '(' || depth++ > 0) {
                comment.append(c);
            }
        }
    }

    private void angles() {
        int end = at + 1;
        boolean quoted = false;
        while (end < header.length() && (quoted || "<>,".indexOf(header.charAt(end)) < 0)) {
            quoted ^= header.charAt(end) == '"' && (quoted || end < lastQuote);
            end++;
        }
        add(address(header.substring(at + 1, end)), name(phrase.toString()));
        inAngles = true;
        at = end < header.length() && header.charAt(end) == '>' ? end : end - 1;
    }

    /** Ends the name of a group, unless it stands within an address such as ada@[IPv6:::1]. */
    private void colon() {
        if (holdsLiteral) {
            phrase.append(':');
        } else {
            clear();
        }
    }

    /** "Lovelace, Ada &lt;ada@…&gt;" should have had quotes: what ends there without any address is part of a name. */
    private void comma() {
        if (!inAngles && !holdsAt && !phrase.isEmpty() && at < lastAngle) {
            phrase.append(',');
        } else {
            end();
        }
    }

    /** Another address behind the one in angles counts, too: two are never taken for one. */
    private void end() {
        String text = phrase.toString().strip();
        if (!inAngles && !text.isEmpty()) {
            bare(text);
        } else if (address(text) != null) {
            add(address(text), null);
        }
        clear();
        inAngles = false;
    }

    private void bare(String text) {
        String[] words = text.replace(" @", "@").replace("@ ", "@").split("[ \t]+");
        List<String> addresses = new ArrayList<>();
        for (String word : words) {
            if (word.indexOf('@') >= 0) {
                addresses.add(word);
            }
        }
        if (addresses.isEmpty()) {
            add(null, name(text));
        }
        for (String it : addresses) {
            add(address(it), addresses.size() == 1 ? name(text.replace(it, "")) : null);
        }
    }

    private void add(String address, String name) {
        found.add(new Mailbox(address, name));
        clear();
    }

    private void clear() {
        phrase.setLength(0);
        comment.setLength(0);
        holdsAt = false;
        holdsLiteral = false;
    }

    private String name(String text) {
        String name = Clean.line(EncodedWords.decode(text.isBlank() ? comment.toString() : text), LONGEST_NAME);
        return name.isEmpty() ? null : name;
    }

    /** The address without route and blanks, or null if it is none. */
    private static String address(String text) {
        String plain = text.strip();
        if (plain.startsWith("@") && plain.indexOf(':') > 0) {
            plain = plain.substring(plain.lastIndexOf(':') + 1);
        }
        if (plain.regionMatches(true, 0, "mailto:", 0, 7)) {
            plain = plain.substring(7);
        }
        if (!plain.startsWith("\"")) {
            plain = plain.replace(" ", "").replace("\t", "");
        }
        return isAddress(plain) ? plain.toLowerCase(Locale.ROOT) : null;
    }

    private static boolean isAddress(String text) {
        int at = text.lastIndexOf('@');
        return at > 0
                && at < text.length() - 1
                && text.length() <= LONGEST_ADDRESS
                && isLocalPart(text.substring(0, at))
                && isDomain(text.substring(at + 1));
    }

    private static boolean isLocalPart(String text) {
        boolean quoted = text.length() > 2 && text.startsWith("\"") && text.endsWith("\"");
        String plain = quoted ? text.substring(1, text.length() - 1) : text;
        return plain.chars()
                .noneMatch(
                        it -> Clean.isInvisible((char) it) || (quoted ? it == '"' : "\"<>()[],;:@\\".indexOf(it) >= 0));
    }

    private static boolean isDomain(String text) {
        boolean literal = text.startsWith("[") && text.endsWith("]");
        return text.chars()
                .allMatch(it -> Character.isLetterOrDigit(it)
                        || it == '-'
                        || it == '.'
                        || it == '_'
                        || literal && "[]:".indexOf(it) >= 0);
    }
}
