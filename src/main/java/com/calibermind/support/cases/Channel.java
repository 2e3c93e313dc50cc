package com.calibermind.support.cases;

/** How a report came in: the "submission method" of P10. */
public enum Channel {
    EMAIL("e-mail"),
    TELEPHONE("telephone"),
    WEB("web form"),
    /** The page of a case: what its customer writes there. */
    PORTAL("portal"),
    /** The desk's own interface, /api/v1: another program of the desk's entered it. */
    API("interface");

    private final String words;

    Channel(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
