/** What the desk says to its people, in their language: German for English, from files; see ADR 38. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"startup"})
package com.calibermind.support.language;
