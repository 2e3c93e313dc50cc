/** Outages: declared, updated and ended by a manager; all contacts concerned and all subscribers are told, linked cases answered together. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"policy", "customers", "cases"})
package com.calibermind.support.outages;
