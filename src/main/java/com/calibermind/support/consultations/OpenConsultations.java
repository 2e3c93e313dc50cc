package com.calibermind.support.consultations;

import com.calibermind.support.cases.KeepsOpen;
import org.springframework.stereotype.Component;

/** A case does not close over the head of an expert who still works on it, nor over an advice that nobody has read (P24). */
@Component
class OpenConsultations implements KeepsOpen {

    private final Consultations consultations;

    OpenConsultations(Consultations consultations) {
        this.consultations = consultations;
    }

    @Override
    public boolean keepsOpen(String reference) {
        return consultations.of(reference).stream().anyMatch(it -> it.awaitsAdvice() || it.awaitsReader());
    }
}
