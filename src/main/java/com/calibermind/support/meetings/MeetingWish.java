package com.calibermind.support.meetings;

/**
 * A meeting as somebody typed it; any part may be null.
 *
 * @param startsAt ISO 8601 date and time, with its offset or read in {@code zone}
 * @param zone the customer's zone, e.g. Europe/Berlin; null: the desk's
 * @param minutes null: as long as meetings of that kind usually take
 * @param attendees mail addresses, one a line; null: the reporter
 * @param topic in the organiser's words
 */
public record MeetingWish(String startsAt, String zone, String minutes, String link, String attendees, String topic) {}
