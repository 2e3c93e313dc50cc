package com.calibermind.support.incidents;

import java.util.Arrays;
import java.util.Optional;

/** The suspected type of breach, as the reporter is asked for it (P33). */
public enum BreachType {
    UNAUTHORISED_ACCESS("unauthorisedAccess", "unauthorised access"),
    DATA_DISCLOSURE("dataDisclosure", "disclosure of data"),
    MALWARE("malware", "malware"),
    PHISHING("phishing", "phishing"),
    CREDENTIAL_THEFT("credentialTheft", "theft of credentials"),
    DENIAL_OF_SERVICE("denialOfService", "denial of service"),
    LOSS_OR_THEFT("lossOrTheft", "loss or theft of a device"),
    OTHER("other", "something else");

    private final String code;
    private final String words;

    BreachType(String code, String words) {
        this.code = code;
        this.words = words;
    }

    public String words() {
        return words;
    }

    /** By what the form writes. */
    public static Optional<BreachType> ofCode(String code) {
        return Arrays.stream(values()).filter(it -> it.code.equals(code)).findFirst();
    }
}
