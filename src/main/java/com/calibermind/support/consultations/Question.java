package com.calibermind.support.consultations;

/**
 * What a specialist wants to know, from whom, and until when.
 *
 * @param reference the case that it is about
 * @param expert {@link Team#code()}, or "person"
 * @param person the user id of the person who is asked; read only if {@code expert} is "person"
 * @param hours how long they have, 1 to {@link #MOST_HOURS}; null if nothing was said
 */
public record Question(String reference, String expert, String person, String words, Long hours) {

    /** Thirty days: what takes longer is no consultation. */
    static final long MOST_HOURS = 720;

    boolean isForPerson() {
        return "person".equals(expert);
    }

    boolean hasWords() {
        return words != null && !words.isBlank();
    }

    boolean hasTimeLimit() {
        return hours != null && hours >= 1 && hours <= MOST_HOURS;
    }
}
