package com.calibermind.support;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.OnlyIncludeTests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.Documentation;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Description;
import org.camunda.bpm.model.xml.ModelInstance;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.DisplayName;
import org.junit.platform.commons.annotation.Testable;

/** Who names a clause: for each clause the files, and in each file the elements or tests. All in alphabetical order. */
final class Mentions {

    private final Map<String, Map<String, Set<String>>> byClause = new TreeMap<>();

    /** Elements of diagrams and tables whose documentation names the clause. */
    static Mentions inDiagrams() throws IOException {
        var mentions = new Mentions();
        for (Path file : files("processes")) {
            switch (file.toString().replaceFirst(".*\\.", "")) {
                case "bpmn" -> mentions.addAll(file, Bpmn.readModelFromFile(file.toFile()), Documentation.class);
                case "dmn" -> mentions.addAll(file, Dmn.readModelFromFile(file.toFile()), Description.class);
                default -> {}
            }
        }
        return mentions;
    }

    /** Tests that run and whose name names the clause. */
    static Mentions inTests() {
        var mentions = new Mentions();
        new ClassFileImporter()
                .withImportOption(new OnlyIncludeTests()).importPackagesOf(Mentions.class).stream()
                        .flatMap(it -> it.getMethods().stream())
                        .filter(Mentions::runs)
                        .forEach(it -> mentions.add(
                                it.getAnnotationOfType(DisplayName.class).value(), source(it), it.getName()));
        return mentions;
    }

    boolean name(Clause clause) {
        return byClause.containsKey(clause.name());
    }

    /** What is named as a clause and is none, with the files that do so. */
    Map<String, Set<String>> strangers() {
        Map<String, Set<String>> strangers = new TreeMap<>();
        byClause.forEach((name, files) -> strangers.put(name, files.keySet()));
        List.of(Clause.values()).forEach(it -> strangers.remove(it.name()));
        return strangers;
    }

    /** In Markdown, for a file in {@code docs}. */
    String links(Clause clause) {
        return byClause.getOrDefault(clause.name(), Map.of()).entrySet().stream()
                .map(it -> "[%s](../%s): %s"
                        .formatted(
                                it.getKey().replaceFirst(".*/(\\w+)\\.\\w+$", "$1"),
                                it.getKey(),
                                String.join(", ", it.getValue())))
                .collect(Collectors.joining("<br>"));
    }

    static List<Path> files(String folder) throws IOException {
        try (Stream<Path> files = Files.list(Path.of(folder))) {
            return files.sorted().toList();
        }
    }

    private void addAll(Path file, ModelInstance model, Class<? extends ModelElementInstance> texts) {
        model.getModelElementsByType(texts)
                .forEach(it -> add(
                        it.getTextContent(),
                        "processes/" + file.getFileName(),
                        it.getParentElement().getAttributeValue("id")));
    }

    private void add(String text, String file, String name) {
        Clause.namedIn(text)
                .forEach(it -> byClause.computeIfAbsent(it, clause -> new TreeMap<>())
                        .computeIfAbsent(file, path -> new TreeSet<>())
                        .add(name));
    }

    private static boolean runs(JavaMethod method) {
        return method.isMetaAnnotatedWith(Testable.class)
                && method.isAnnotatedWith(DisplayName.class)
                && !method.isAnnotatedWith(Disabled.class)
                && !method.getOwner().isAnnotatedWith(Disabled.class);
    }

    private static String source(JavaMethod test) {
        String outermost = test.getOwner().getName().replaceFirst("\\$.*", "");
        return "src/test/java/" + outermost.replace('.', '/') + ".java";
    }
}
