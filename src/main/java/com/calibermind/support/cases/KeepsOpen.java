package com.calibermind.support.cases;

/** Something that runs beside a case and must end before the case closes. */
public interface KeepsOpen {

    boolean keepsOpen(String reference);
}
