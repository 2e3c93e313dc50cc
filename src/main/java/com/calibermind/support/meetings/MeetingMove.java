package com.calibermind.support.meetings;

/**
 * Another time for a meeting, as somebody typed it.
 *
 * @param startsAt ISO 8601 date and time, with its offset or read in the zone
 * @param zone null: as before
 * @param link null: as before
 */
public record MeetingMove(String startsAt, String zone, String link) {}
