package com.calibermind.support.consultations;

/** The advice is no longer needed: nobody has to give it. */
public record ConsultationWithdrawn(String reference, long number) {}
