/** The customers' pages below {@code /support}: report, cases, knowledge base, status. No script is needed to use them. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"policy", "customers", "contents", "cases", "knowledge", "outages", "signin"})
package com.calibermind.support.portal;
