package com.calibermind.support.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.calibermind.support.startup.StartRefused;
import jakarta.servlet.http.Cookie;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

class TranslationsTest {

    private final Translations packaged = new Translations(new LanguageProperties(null));

    private String german(String english) {
        return packaged.said(english, Locale.GERMAN);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2 hours 1 minute left, due 24 Mar 2026 14:30 CET, Severity 3|noch 2 Stunden 1 Minute, fällig 24. März 2026, 14:30 MEZ, Schweregrad 3
            MISSED by 1 day 3 hours, due 1 Sept 2026 09:00 UTC|VERSÄUMT um 1 Tag 3 Stunden, fällig 1. Sept. 2026, 09:00 UTC
            24 Nov 2026 14:30 UTC started, due 24 Nov 2026 15:00 UTC (policy: received; watched as Severity 1 until triage)|24. Nov. 2026, 14:30 UTC begonnen, fällig 24. Nov. 2026, 15:00 UTC (die Richtlinie: empfangen; bis zur Bewertung als Schweregrad 1 überwacht)
            24 Nov 2026 14:30 UTC done, in time, 29 minutes left (sam: by telephone)|24. Nov. 2026, 14:30 UTC erledigt, rechtzeitig, 29 Minuten blieben (sam: am Telefon)
            24 Nov 2026 14:30 UTC Severity 2, due 24 Nov 2026 15:00 UTC (sam: the table proposes Severity 3; All are hit.)|24. Nov. 2026, 14:30 UTC Schweregrad 2, fällig 24. Nov. 2026, 15:00 UTC (sam: die Tabelle schlägt Schweregrad 3 vor; All are hit.)
            Standard session held on 24 Nov 2026 14:30 CET (Europe/Berlin); another one is extra (so far: 0)|Die eine Schulung hat stattgefunden am 24. Nov. 2026, 14:30 MEZ (Europe/Berlin); jede weitere ist zusätzlich (bisher: 0)
            The contact is not complete (P33): add the suspected type of breach, whether it still goes on.|Der Kontakt ist nicht vollständig (P33): ergänzen Sie die vermutete Art der Verletzung, ob es noch andauert.
            Of this mail: The mail has no text. Some characters of the text cannot be read.|Zu dieser Mail: Die Mail hat keinen Text. Einige Zeichen des Textes sind nicht lesbar.
            The task is in the hands of ben now: speak to each other before you complete it.|Die Aufgabe liegt jetzt bei ben: sprechen Sie miteinander, bevor Sie sie abschließen.
            """)
    void sentencesWithPlacesTimesAndListsAreSaid(String english, String german) {
        assertThat(german(english)).isEqualTo(german);
    }

    @Test
    void severalSentencesAreSaidOneByOne() {
        assertThat(german(
                        "The task is in the hands of ben now: speak to each other before you complete it. Since you opened this"
                                + " form, the customer has written, there are 2 new entries on the case. Read it in the case file; then"
                                + " complete again, or change what you wrote."))
                .isEqualTo(
                        "Die Aufgabe liegt jetzt bei ben: sprechen Sie miteinander, bevor Sie sie abschließen. Seit Sie dieses"
                                + " Formular geöffnet haben, gibt es Neues am Fall: der Kunde hat geschrieben, 2 neue Einträge. Lesen Sie"
                                + " es in der Fallakte; schließen Sie dann noch einmal ab, oder ändern Sie, was Sie geschrieben haben.");
    }

    @Test
    void eachLineIsSaidAndWhatPeopleWroteStays() {
        assertThat(german(
                        "No mail address is known: tell the customer by telephone. Restart it,\n  then call us: held"))
                .isEqualTo(
                        "Keine Mailadresse ist bekannt: sagen Sie es dem Kunden am Telefon. Restart it,\n  then call us: held");
        assertThat(german("Ask Bob to look at it by noon")).isEqualTo("Ask Bob to look at it by noon");
        assertThat(german("We left at 14:30")).isEqualTo("We left at 14:30");
    }

    @Test
    void englishStaysAsItIs() {
        assertThat(packaged.said("Choose a severity.", Locale.ENGLISH)).isEqualTo("Choose a severity.");
        assertThat(packaged.said("Choose a severity.", Locale.FRENCH)).isEqualTo("Choose a severity.");
        assertThat(packaged.said("Choose a severity.")).isEqualTo("Choose a severity.");
    }

    @Test
    void ownWordsAreLaidOverThePackagedOnes(@TempDir Path folder) throws IOException {
        Files.writeString(
                Files.createDirectory(folder.resolve("de")).resolve("ours.json"),
                "{\"Which printer?\": \"Welcher Drucker?\", \"Triage\": \"Sichtung\"}");
        var own = new Translations(new LanguageProperties(folder));
        assertThat(own.said("Which printer?", Locale.GERMAN)).isEqualTo("Welcher Drucker?");
        assertThat(own.said("Triage", Locale.GERMAN)).isEqualTo("Sichtung");
        assertThat(own.said("Choose a severity.", Locale.GERMAN)).isEqualTo("Wählen Sie einen Schweregrad.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"a" "b"}|cannot be read
            {"a": "b", "a": "c"}|Duplicate field 'a'
            {"Tell {0}": "Sagen Sie {1}"}|cannot be used: for "Tell {0}" stands "Sagen Sie {1}"
            {"Tell": null}|cannot be used: for "Tell"
            """)
    void wrongFilesAreRefusedAtStart(String json, String why, @TempDir Path folder) throws IOException {
        Files.writeString(Files.createDirectory(folder.resolve("de")).resolve("ours.json"), json);
        assertThatThrownBy(() -> new Translations(new LanguageProperties(folder)))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("ours.json")
                .hasMessageContaining(why);
    }

    @ParameterizedTest
    @CsvSource({
        "de, , de",
        "de, en-US, de",
        "en, de-DE, en",
        ", de-DE, de",
        ", 'fr-FR,de;q=0.8,en;q=0.5', de",
        ", 'en-GB,de;q=0.8', en",
        ", 'de;q=0,en', en",
        "fr, fr, en",
        ", , en",
        ", 'no;;language=', en",
        "<script>, , en"
    })
    void theChosenLanguageCountsBeforeTheBrowsers(String cookie, String accepted, String language) {
        var request = new MockHttpServletRequest();
        if (cookie != null) {
            request.setCookies(new Cookie(ReaderLanguage.COOKIE, cookie));
        }
        if (accepted != null) {
            request.addHeader("Accept-Language", accepted);
        }
        assertThat(ReaderLanguage.of(request, List.of(Locale.GERMAN)).getLanguage())
                .isEqualTo(language);
    }
}
