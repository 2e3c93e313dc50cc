package com.calibermind.support.desk;

import com.calibermind.support.language.Translations;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What lists, tasks and processes are called in the reader's language: Tasklist and Cockpit show the English names. */
@RestController
class NamesController {

    private final Translations translations;

    NamesController(Translations translations) {
        this.translations = translations;
    }

    /** By the English ones; none in English. */
    @GetMapping("/api/v1/names")
    ResponseEntity<Map<String, String>> names() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .varyBy(HttpHeaders.ACCEPT_LANGUAGE, HttpHeaders.COOKIE)
                .body(translations.names());
    }
}
