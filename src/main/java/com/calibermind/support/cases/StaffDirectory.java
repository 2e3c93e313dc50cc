package com.calibermind.support.cases;

/** Who works here, as far as a decision depends on it. */
public interface StaffDirectory {

    boolean exists(String user);

    /** Works on the tasks of cases. */
    boolean isSpecialist(String user);

    /** Member or lead of the Incident Response Team: nobody else works on an incident (P32). */
    boolean isIncidentResponder(String user);

    /** Only the IRT lead lowers the severity of a suspected security incident and stands an alarm down (P31, P34). */
    boolean isIrtLead(String user);
}
