/** The written policy as values and arithmetic: severity, response target, deadline, escalation ladder. {@code java.*} only. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package com.calibermind.support.policy;
