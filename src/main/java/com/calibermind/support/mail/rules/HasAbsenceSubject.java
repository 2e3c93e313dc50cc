package com.calibermind.support.mail.rules;

import com.calibermind.support.mail.reading.ParsedMail;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Begins as the absence notes of well-known programs do, up to the colon: people do not write so. */
class HasAbsenceSubject implements MailRule {

    private static final List<String> BEGINNINGS = List.of(
            "automatic reply:",
            "auto reply:",
            "auto-reply:",
            "autoreply:",
            "auto response:",
            "auto-response:",
            "autoresponse:",
            "out of office:",
            "out of office autoreply:",
            "out of office auto-reply:",
            "out of the office:",
            "away from my mail",
            "automatische antwort:",
            "abwesenheitsnotiz:",
            "abwesenheit:",
            "réponse automatique :",
            "réponse automatique:",
            "absence du bureau :",
            "absence du bureau:",
            "respuesta automática:",
            "fuera de la oficina:",
            "risposta automatica:",
            "fuori sede:",
            "automatisch antwoord:",
            "afwezig:",
            "resposta automática:",
            "autosvar:",
            "automatisk svar:",
            "automatiskt svar:",
            "automaattinen vastaus:",
            "odpowiedź automatyczna:",
            "automatická odpověď:",
            "automatická odpoveď:",
            "automatikus válasz:",
            "automatski odgovor:",
            "răspuns automat:",
            "otomatik yanıt:",
            "αυτόματη απάντηση:",
            "автоответ:",
            "автоматический ответ:",
            "автоматична відповідь:",
            "автоматичен отговор:",
            "자동 회신:",
            "自動応答:",
            "自动答复:",
            "自動回覆:");

    @Override
    public Optional<Finding> examine(ParsedMail mail) {
        String subject = mail.subject().strip().toLowerCase(Locale.ROOT);
        return Finding.when(
                BEGINNINGS.stream().anyMatch(subject::startsWith),
                Nature.ANSWER_BY_MACHINE,
                "its subject is that of an absence note");
    }
}
