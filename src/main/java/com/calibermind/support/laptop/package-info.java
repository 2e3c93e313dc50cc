/** What starts when nothing is configured: an own PostgreSQL, an own mail server, people and customers to try with. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"customers", "mail", "process", "startup"})
package com.calibermind.support.laptop;
