package com.calibermind.support.demo;

import com.calibermind.support.cases.Attachment;
import com.calibermind.support.contents.Contents;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;

/** What customers attach, from the folder {@code demo} of the class path. */
class Files {

    private final Contents contents;

    Files(Contents contents) {
        this.contents = contents;
    }

    byte[] bytes(String name) throws IOException {
        return new ClassPathResource("demo/" + name).getContentAsByteArray();
    }

    static String type(String name) {
        return MediaTypeFactory.getMediaType(name).orElse(MediaType.TEXT_PLAIN).toString();
    }

    /** Within a transaction; empty if there is none of that name in the scene. */
    List<Attachment> of(Scene scene) throws IOException {
        String name = scene.more("file", null);
        if (name == null) {
            return List.of();
        }
        byte[] bytes = bytes(name);
        return List.of(new Attachment(name, type(name), contents.keep(() -> new ByteArrayInputStream(bytes))));
    }
}
