/** A day in the life of a desk, for newcomers on a laptop: played with the use cases that people and mails use. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"policy", "cases", "contents", "customers", "mail", "process", "startup"})
package com.calibermind.support.demo;
