package com.calibermind.support.mail;

import com.calibermind.support.startup.StartRefused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The files of {@code letters/}, overlaid by those of the folder given at start. */
final class LetterFiles {

    static final String REMEDY = "Correct the file, or take it out of the folder to use the packaged one.";

    private static final int MAX_BYTES = 64 * 1024;

    private LetterFiles() {}

    /** Text by file name; {@code known} are the names that mean something. */
    static Map<String, String> read(Path folder, Set<String> known) {
        Map<String, String> files = packaged();
        if (folder != null) {
            files.putAll(folder(folder, known));
        }
        return files;
    }

    private static Map<String, String> packaged() {
        try {
            Map<String, String> files = new TreeMap<>();
            for (Resource resource : new PathMatchingResourcePatternResolver().getResources("classpath:/letters/*.*")) {
                files.put(resource.getFilename(), resource.getContentAsString(StandardCharsets.UTF_8));
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> folder(Path folder, Set<String> known) {
        Map<String, String> found = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(LetterFiles::isLetter).toList()) {
                String name = file.getFileName().toString();
                if (!known.contains(name)) {
                    throw new StartRefused(
                            "support.letters: no letter is called " + name + " (" + file.toAbsolutePath() + ").",
                            "Rename it to one of " + String.join(", ", known) + ", or take it out of the folder.");
                }
                found.put(name, text(file));
            }
            return found;
        } catch (IOException e) {
            throw new StartRefused(
                    "support.letters names " + folder.toAbsolutePath() + ", which is not a folder that can be read.",
                    "Create the folder, correct the path, or leave the property out to use the packaged letters.");
        }
    }

    private static boolean isLetter(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".txt") || name.endsWith(".html");
    }

    private static String text(Path file) {
        byte[] bytes;
        try {
            bytes = Files.size(file) > MAX_BYTES ? null : Files.readAllBytes(file);
        } catch (IOException e) {
            throw new StartRefused(
                    "support.letters: " + file.toAbsolutePath() + " cannot be read.",
                    "Give the user who runs the desk the right to read it, or take it out of the folder.");
        }
        if (bytes == null) {
            throw new StartRefused(
                    "support.letters: " + file.toAbsolutePath() + " is larger than " + MAX_BYTES / 1024 + " kB.",
                    REMEDY);
        }
        return decoded(file, bytes);
    }

    private static String decoded(Path file, byte[] bytes) {
        ByteBuffer input = ByteBuffer.wrap(bytes);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(input).toString();
        } catch (CharacterCodingException e) {
            String before = new String(bytes, 0, input.position(), StandardCharsets.UTF_8);
            throw new StartRefused(
                    "support.letters: " + file.toAbsolutePath() + ", line " + lineAt(before, before.length())
                            + ": this is not UTF-8.",
                    "Save the file as UTF-8, or take it out of the folder to use the packaged one.");
        }
    }

    /** Counted from 1. */
    static long lineAt(String text, int position) {
        return 1 + text.substring(0, position).chars().filter(it -> it == '\n').count();
    }
}
