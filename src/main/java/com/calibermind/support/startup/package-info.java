/** How a start fails: one readable message that names the thing and the remedy. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package com.calibermind.support.startup;
