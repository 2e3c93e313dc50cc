/** Suspected security incidents: what the Incident Response Team owes, does and keeps, seen by that team alone. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"cases", "contents", "policy"})
package com.calibermind.support.incidents;
