package com.calibermind.support.contents;

/** Looks through a file before it is kept. */
public interface VirusScan {

    sealed interface Verdict {}

    record Clean() implements Verdict {}

    /** @param name the scanner's name of it */
    record Infected(String name) implements Verdict {}

    /** Nobody can tell now: the file is not taken. */
    record Unknown(String why) implements Verdict {}

    Verdict scan(Contents.Source source);
}
