package com.calibermind.support.knowledge;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/** Pictures of articles: files of {@code images/} beside them, and no other. */
@Component
public class ArticleImages {

    /** No path, and no kind that can carry a script. */
    static final String NAME = "[A-Za-z0-9][A-Za-z0-9_-]{0,99}\\.(?:png|jpg|jpeg|gif|webp)";

    private static final Pattern NAMES = Pattern.compile(NAME);
    private static final Map<String, String> TYPES = Map.of(
            "png", "image/png", "jpg", "image/jpeg", "jpeg", "image/jpeg", "gif", "image/gif", "webp", "image/webp");

    public record Image(Resource content, String mediaType) {}

    private final KnowledgeProperties properties;

    ArticleImages(KnowledgeProperties properties) {
        this.properties = properties;
    }

    /** Empty if there is none of that name, whatever the name is. */
    public Optional<Image> find(String name) {
        if (!NAMES.matcher(name).matches()) {
            return Optional.empty();
        }
        String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
        return content(name).map(it -> new Image(it, type));
    }

    private Optional<Resource> content(String name) {
        if (properties.knowledge() != null) {
            Path file = properties.knowledge().resolve("images").resolve(name);
            if (Files.isRegularFile(file)) {
                return Optional.of(new FileSystemResource(file));
            }
        }
        return Optional.<Resource>of(new ClassPathResource("knowledge/images/" + name))
                .filter(Resource::exists);
    }
}
