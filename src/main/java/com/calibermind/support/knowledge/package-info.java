/** The knowledge base: articles from files or over REST, searched for customers and specialists (P07). */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"policy", "cases", "startup"})
package com.calibermind.support.knowledge;
