/** Changes of a customer's contacts and access, only at the word of one of its technical contacts (P26). */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"cases", "customers"})
package com.calibermind.support.accounts;
