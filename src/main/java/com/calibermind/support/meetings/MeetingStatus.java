package com.calibermind.support.meetings;

enum MeetingStatus {
    PLANNED,
    HELD,
    NOT_REACHED,
    CANCELLED
}
