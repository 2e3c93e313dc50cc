package com.calibermind.support.language;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import java.io.IOException;

/** Writes words of the desk in the language of whoever asks; null and what has no translation stay as they are. */
public class Said extends JsonSerializer<String> {

    private final Translations translations;

    Said(Translations translations) {
        this.translations = translations;
    }

    @Override
    public void serialize(String words, JsonGenerator json, SerializerProvider provider) throws IOException {
        json.writeString(translations.said(words));
    }
}
