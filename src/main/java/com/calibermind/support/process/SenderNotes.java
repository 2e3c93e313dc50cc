package com.calibermind.support.process;

import com.calibermind.support.cases.CaseFile;
import com.calibermind.support.cases.Channel;
import java.util.List;
import org.springframework.stereotype.Component;

/** Nothing proves that the address of the report is its sender's: the web form and other programs say one only, a mail can be forged. */
@Component
class SenderNotes implements CaseNote {

    private static final String BY_FORM =
            "Sent by the web form: unverified, nothing proves that the address is the sender's (P03).";

    private static final String BY_PROGRAM =
            "Entered by another program over the interface: unverified, nothing proves that the address is the sender's (P03).";

    private static final String BY_MAIL =
            "The sender of the report is not verified: somebody else may have written under this address (P13).";

    @Override
    public List<String> of(CaseFile file) {
        if (file.channel() == Channel.WEB || file.channel() == Channel.API) {
            return List.of(file.channel() == Channel.WEB ? BY_FORM : BY_PROGRAM);
        }
        return file.senderDoubted() ? List.of(BY_MAIL) : List.of();
    }
}
