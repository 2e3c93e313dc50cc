/** Managers see how well the promises are kept: attainment by severity over time, its cases, exports, a weekly mail (P37). */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"policy", "cases", "language"})
package com.calibermind.support.reports;
