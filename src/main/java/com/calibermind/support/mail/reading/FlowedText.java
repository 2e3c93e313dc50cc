package com.calibermind.support.mail.reading;

/** Plain text whose lines were broken for the way only (RFC 3676, format=flowed). */
final class FlowedText {

    private FlowedText() {}

    static String of(String text, boolean deleteSpace) {
        StringBuilder whole = new StringBuilder(text.length());
        int depthBefore = -1;
        for (String line : text.split("\n", -1)) {
            int depth = depth(line);
            String words = line.substring(depth);
            words = words.startsWith(" ") ? words.substring(1) : words;
            if (depth == depthBefore) {
                whole.append(words);
            } else {
                whole.append(whole.isEmpty() ? "" : "\n")
                        .append(">".repeat(depth))
                        .append(depth > 0 ? " " : "")
                        .append(words);
            }
            boolean flows = words.endsWith(" ") && !words.equals("-- ");
            depthBefore = flows ? depth : -1;
            if (flows && deleteSpace) {
                whole.setLength(whole.length() - 1);
            }
        }
        return whole.toString();
    }

    private static int depth(String line) {
        int depth = 0;
        while (depth < line.length() && line.charAt(depth) == '>') {
            depth++;
        }
        return depth;
    }
}
