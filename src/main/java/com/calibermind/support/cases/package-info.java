/** The support case, its conversation and its deadlines, and what can be done with them: the truth of the desk. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"policy", "customers", "contents"})
package com.calibermind.support.cases;
