/** Who is there on the customers' pages: one-time links by mail, and the sessions that they begin. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"customers", "cases"})
package com.calibermind.support.signin;
