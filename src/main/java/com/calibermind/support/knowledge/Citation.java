package com.calibermind.support.knowledge;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Articles that an answer names, or why it cannot. */
public sealed interface Citation {

    /**
     * @param title null for a page elsewhere
     * @param target id of the article, or the address of a page elsewhere
     */
    record Line(String title, String target) {}

    record Cited(List<Line> lines) implements Citation {

        /**
         * As a letter says it.
         *
         * @param address of the article with that id
         */
        public String words(UnaryOperator<String> address) {
            return lines.stream()
                    .map(it -> it.title() == null ? it.target() : it.title() + "\n" + address.apply(it.target()))
                    .collect(Collectors.joining("\n"));
        }
    }

    record Refused(String reason) implements Citation {}
}
