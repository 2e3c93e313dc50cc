package com.calibermind.support.process;

import com.calibermind.support.cases.CaseFile;
import com.calibermind.support.cases.SupportProperties;
import com.calibermind.support.policy.TimeWords;
import java.util.List;
import org.springframework.stereotype.Component;

/** Points out that the customer needs no more help, while somebody works on it. */
@Component
class SolvedNote implements CaseNote {

    private final SupportProperties properties;

    SolvedNote(SupportProperties properties) {
        this.properties = properties;
    }

    @Override
    public List<String> of(CaseFile file) {
        return file.saidSolvedAt() == null
                ? List.of()
                : List.of("The customer says that it is solved (%s): bring the case to its end."
                        .formatted(TimeWords.at(file.saidSolvedAt(), properties.timeZone())));
    }
}
