/** Who the customers are: companies, their contacts, and the plan each company is on. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package com.calibermind.support.customers;
