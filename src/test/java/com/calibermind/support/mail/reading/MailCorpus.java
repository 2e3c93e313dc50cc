package com.calibermind.support.mail.reading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The mails of {@code src/test/resources/mails} and the table of what is expected of them. */
final class MailCorpus {

    static final Path FOLDER = Path.of("src/test/resources/mails");

    /** @param cells by the columns of the table; later columns belong to others */
    record Row(List<String> cells) {

        String file() {
            return cells.get(0);
        }

        String what() {
            return cells.get(1);
        }

        String outcome() {
            return cells.get(2);
        }

        String sender() {
            return cells.get(3);
        }

        String subject() {
            return cells.get(4);
        }

        String own() {
            return cells.get(5);
        }

        String folded() {
            return cells.get(6);
        }

        String attachments() {
            return cells.get(7);
        }

        String automatic() {
            return cells.get(8);
        }

        String besides() {
            return cells.get(9);
        }

        MailSource source() {
            return () -> Files.newInputStream(FOLDER.resolve(file()));
        }

        @Override
        public String toString() {
            return file() + ": " + what();
        }
    }

    private MailCorpus() {}

    static List<Row> rows() {
        try (Stream<String> lines = Files.lines(FOLDER.resolve("corpus.md"))) {
            return lines.filter(it -> it.startsWith("| ") && it.contains(".eml"))
                    .map(it -> new Row(cells(it)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> files() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(it -> it.getFileName().toString())
                    .filter(it -> it.endsWith(".eml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        for (int i = 1; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\\' && i + 1 < line.length()) {
                cell.append(line.charAt(++i));
            } else if (c == '|') {
                cells.add(trimmed(cell.toString()));
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        return cells;
    }

    /** One blank on each side belongs to the table. */
    private static String trimmed(String cell) {
        return cell.equals(" ") || cell.equals("  ") ? "" : cell.substring(1, cell.length() - 1);
    }
}
