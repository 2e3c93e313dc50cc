package com.calibermind.support.knowledge;

import com.calibermind.support.startup.StartRefused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The Markdown files: packaged ones, and those of the folder that the company has named. */
@Component
class ArticleFolder {

    /** Before the name of a file, where it is said which one is meant. */
    static final String PACKAGED = "packaged: ";

    private static final long MAX_BYTES = 1 << 20;

    private final KnowledgeProperties properties;

    ArticleFolder(KnowledgeProperties properties) {
        this.properties = properties;
    }

    boolean isNamed() {
        return properties.knowledge() != null;
    }

    Map<String, byte[]> packaged() {
        try {
            Map<String, byte[]> files = new TreeMap<>();
            for (Resource resource :
                    new PathMatchingResourcePatternResolver().getResources("classpath:/knowledge/*.md")) {
                files.put(PACKAGED + resource.getFilename(), resource.getContentAsByteArray());
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Empty content stands for a file that is too large. */
    Map<String, byte[]> own() {
        Map<String, byte[]> found = new TreeMap<>();
        for (Path file : files().keySet()) {
            try {
                found.put(
                        file.getFileName().toString(),
                        Files.size(file) > MAX_BYTES ? new byte[0] : Files.readAllBytes(file));
            } catch (NoSuchFileException e) {
                continue; // gone since it was listed
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return found;
    }

    /** Differs when a file was added, changed or taken away. */
    String stamp() {
        return files().toString();
    }

    /** @throws StartRefused if the folder cannot be read */
    private Map<Path, String> files() {
        Map<Path, String> found = new TreeMap<>();
        if (!isNamed()) {
            return found;
        }
        try (Stream<Path> files = Files.list(properties.knowledge())) {
            for (Path file : files.filter(it -> it.toString().endsWith(".md") && Files.isRegularFile(it))
                    .toList()) {
                var attributes = Files.readAttributes(file, BasicFileAttributes.class);
                found.put(file, attributes.lastModifiedTime() + "/" + attributes.size());
            }
            return found;
        } catch (NoSuchFileException e) {
            if (Files.isDirectory(properties.knowledge())) {
                return files(); // a file went while it was looked at
            }
            throw unreadable();
        } catch (IOException e) {
            throw unreadable();
        }
    }

    private StartRefused unreadable() {
        return new StartRefused(
                "support.knowledge names " + properties.knowledge().toAbsolutePath()
                        + ", which is not a folder that can be read.",
                "Create the folder, correct the path, or leave the property out to use the packaged articles.");
    }
}
