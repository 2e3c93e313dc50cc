package com.calibermind.support.knowledge;

import com.calibermind.support.cases.SupportAddress;
import com.calibermind.support.policy.ResponseTargets;
import com.calibermind.support.policy.Severity;
import com.calibermind.support.policy.TimeWords;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * What an article says of the desk without copying it, put in whenever it is shown: {@code {{address}}} is the support
 * address, {@code {{target 1}}} to {@code {{target 4}}} the response target of a severity (P38).
 */
@Component
class FillIns {

    private static final Pattern ANY = Pattern.compile("\\{\\{\\s*([^{}]*?)\\s*}}");
    private static final Pattern KNOWN = Pattern.compile("address|target [1-4]");

    private final ResponseTargets targets;
    private final SupportAddress address;

    FillIns(ResponseTargets targets, SupportAddress address) {
        this.targets = targets;
        this.address = address;
    }

    static Optional<String> objection(String body) {
        return ANY.matcher(body)
                        .results()
                        .allMatch(it -> KNOWN.matcher(it.group(1)).matches())
                ? Optional.empty()
                : Optional.of(
                        "Between {{ and }} only address, target 1, target 2, target 3 and target 4 mean something.");
    }

    String fill(String body) {
        return ANY.matcher(body).replaceAll(it -> Matcher.quoteReplacement(value(it.group(1), it.group())));
    }

    static String without(String body) {
        return ANY.matcher(body).replaceAll(" ");
    }

    private String value(String name, String otherwise) {
        if (name.equals("address")) {
            return address.address();
        }
        return Severity.ofCode(name.replace("target ", ""))
                .map(it -> TimeWords.of(targets.of(it).target()))
                .orElse(otherwise);
    }
}
