package com.calibermind.support.meetings;

/** Somebody who is invited has said no (P05). */
public record InviteDeclined(long meetingId) {}
