package com.calibermind.support.process;

import com.calibermind.support.startup.StartRefused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** Diagrams, tables and forms by file name: the packaged ones, overlaid by the folders given at start. */
@Component
class ProcessFiles {

    private final ProcessProperties properties;

    ProcessFiles(ProcessProperties properties) {
        this.properties = properties;
    }

    Map<String, byte[]> processes() {
        Map<String, byte[]> files = packaged("classpath:/processes/*.*");
        files.putAll(folder("support.processes", properties.processes()));
        files.keySet().removeIf(it -> !it.endsWith(".bpmn") && !it.endsWith(".dmn"));
        return files;
    }

    Map<String, byte[]> forms() {
        Map<String, byte[]> files = packaged("classpath:/forms/*.*");
        files.putAll(folder("support.forms", properties.forms()));
        files.keySet().removeIf(it -> !it.endsWith(".form") && !it.endsWith(".html"));
        return files;
    }

    private static Map<String, byte[]> packaged(String pattern) {
        try {
            Map<String, byte[]> files = new TreeMap<>();
            for (Resource resource : new PathMatchingResourcePatternResolver().getResources(pattern)) {
                files.put(resource.getFilename(), resource.getContentAsByteArray());
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, byte[]> folder(String property, Path folder) {
        Map<String, byte[]> found = new TreeMap<>();
        if (folder == null) {
            return found;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                found.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
            return found;
        } catch (IOException e) {
            throw new StartRefused(
                    property + " names " + folder.toAbsolutePath() + ", which is not a folder that can be read.",
                    "Create the folder, correct the path, or leave the property out to use the packaged files.");
        }
    }
}
