package com.calibermind.support.mail.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The sender's own words, apart from what the mail quotes and from the signature. Each line goes to one side: nothing is
 * lost. What somebody forwards is theirs to say and is not folded; neither are quotes with answers between them.
 *
 * @param own never blank, unless the mail is
 * @param folded empty if there is nothing to fold
 */
record Folding(String own, String folded) {

    static Folding of(String text, boolean forwarded) {
        return new Folder(text, forwarded).fold();
    }

    private static class Folder {

        private final String text;
        private final boolean forwarded;
        private final List<String> lines;
        private final boolean[] fold;

        Folder(String text, boolean forwarded) {
            this.text = text;
            this.forwarded = forwarded;
            this.lines = Arrays.asList(text.split("\n", -1));
            this.fold = new boolean[lines.size()];
        }

        Folding fold() {
            int end = historyStart();
            if (end < lines.size() && !isForwarded(end)) {
                Arrays.fill(fold, end, lines.size(), true);
            }
            foldSignatures(end);
            foldQuotes(end);
            return IntStream.range(0, fold.length)
                            .allMatch(it -> fold[it] || lines.get(it).isBlank())
                    ? new Folding(text.strip(), "")
                    : new Folding(joined(false), joined(true));
        }

        private String joined(boolean folded) {
            List<String> chosen = new ArrayList<>();
            for (int i = 0; i < fold.length; i++) {
                if (fold[i] == folded) {
                    chosen.add(lines.get(i));
                }
            }
            return chosen.stream().collect(Collectors.joining("\n")).strip();
        }

        /** Where a mail begins that is quoted or forwarded whole, without marks; the end if there is none. */
        private int historyStart() {
            int i = 0;
            while (i < lines.size() && !QuoteMarks.isForwarded(lines.get(i)) && !QuoteMarks.beginsHistory(lines, i)) {
                i++;
            }
            return i;
        }

        private boolean isForwarded(int i) {
            return forwarded || QuoteMarks.isForwarded(lines.get(i));
        }

        private void foldSignatures(int end) {
            for (int i = 0; i < end; i++) {
                int most = QuoteMarks.longestSignature(lines.get(i));
                int last = i;
                while (most > 0 && last < end && !isQuote(last) && !QuoteMarks.isIntroduction(lines, last)) {
                    last++;
                }
                if (last - i <= most) {
                    Arrays.fill(fold, i, last, true);
                }
                i = Math.max(i, last - 1);
            }
        }

        /** Folds the quotes below the last own line, or all above the first one; between own lines they explain them. */
        private void foldQuotes(int end) {
            int first = nextOwn(0, end);
            int last = lastOwn(end);
            if (first > last) {
                return;
            }
            boolean above = holdsQuote(0, first);
            boolean between = holdsQuote(first, last);
            if (holdsQuote(last + 1, end)) {
                Arrays.fill(fold, last + 1, end, true);
            }
            if (above && !between) {
                Arrays.fill(fold, 0, first, true);
            }
        }

        private int nextOwn(int from, int end) {
            int i = from;
            while (i < end && isNotOwn(i)) {
                i++;
            }
            return i;
        }

        private int lastOwn(int end) {
            int i = end - 1;
            while (i >= 0 && isNotOwn(i)) {
                i--;
            }
            return i;
        }

        private boolean isNotOwn(int i) {
            return fold[i] || lines.get(i).isBlank() || isQuote(i) || QuoteMarks.isIntroduction(lines, i);
        }

        private boolean holdsQuote(int from, int to) {
            return IntStream.range(from, to).anyMatch(this::isQuote);
        }

        private boolean isQuote(int i) {
            return QuoteMarks.isQuoted(lines.get(i));
        }
    }
}
