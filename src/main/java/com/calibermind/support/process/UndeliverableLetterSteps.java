package com.calibermind.support.process;

import com.calibermind.support.cases.LetterDesk;
import com.calibermind.support.cases.LetterFile;
import com.calibermind.support.cases.Outcome;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans that {@code UndeliverableLetter.bpmn} names (P12, P14, P21). */
@Configuration(proxyBeanMethods = false)
class UndeliverableLetterSteps {

    @Bean
    TaskListener customerReached(LetterDesk desk) {
        return task -> {
            FormInput form = FormInput.of(task);
            long letter = CaseVariable.LETTER_ID.of(task);
            String note = form.text("wayNote");
            String address = form.text("newAddress");
            boolean keeps = form.ticked("keepAddress");
            form.done(
                    switch (String.valueOf(form.text("way"))) {
                        case "telephone" -> desk.telephoned(letter, note, FormInput.user());
                        case "sendAgain" -> desk.sendAgain(letter, address, keeps, FormInput.user());
                        case "leave" -> desk.leave(letter, note, FormInput.user());
                        default -> Outcome.refused("Choose how the customer was or will be reached.");
                    });
        };
    }

    @Bean
    FactSource letterFacts(LetterDesk desk, FactWords words) {
        return task -> FactSource.isOf(task, "UndeliverableLetter")
                ? facts(desk.file(CaseVariable.LETTER_ID.of(task)), words)
                : Map.of();
    }

    private static Map<String, String> facts(LetterFile letter, FactWords words) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("letterWhat", letter.kind().words() + " to " + letter.address());
        facts.put("letterFate", "It " + letter.fate() + ": " + letter.why());
        facts.put("letterSince", words.at(letter.since()));
        facts.put("letterText", letter.text().isBlank() ? "written by the desk itself" : letter.text());
        facts.put(
                "letterClock",
                letter.holdsClock()
                        ? "The initial response hangs on it: the clock runs until the letter leaves or you telephone (P21)."
                        : "No clock hangs on it.");
        return facts;
    }
}
