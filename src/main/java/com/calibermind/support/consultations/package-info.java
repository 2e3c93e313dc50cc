/** Functional escalation: experts are consulted on a case, in time or reminded, and the case keeps its owner (P24). */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"cases"})
package com.calibermind.support.consultations;
