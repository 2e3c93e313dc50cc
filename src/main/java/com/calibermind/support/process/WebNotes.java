package com.calibermind.support.process;

import com.calibermind.support.cases.CaseFile;
import com.calibermind.support.cases.Channel;
import java.util.List;
import org.springframework.stereotype.Component;

/** The web form asks for an address but proves none (P03). */
@Component
class WebNotes implements CaseNote {

    private static final String UNVERIFIED =
            "Sent by the web form: unverified, nothing proves that the address is the sender's (P03).";

    @Override
    public List<String> of(CaseFile file) {
        return file.channel() == Channel.WEB ? List.of(UNVERIFIED) : List.of();
    }
}
