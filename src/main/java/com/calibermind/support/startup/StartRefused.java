package com.calibermind.support.startup;

/** The desk cannot start as it is set up; the person who started it reads both sentences. */
public class StartRefused extends RuntimeException {

    private final String remedy;

    public StartRefused(String what, String remedy) {
        super(what);
        this.remedy = remedy;
    }

    public String remedy() {
        return remedy;
    }
}
