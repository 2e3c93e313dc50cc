/** Video calls and training sessions with customers: invites to their calendars, what they answer, and what came of it. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"policy", "cases", "customers"})
package com.calibermind.support.meetings;
