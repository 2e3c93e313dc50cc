/** Everything Camunda: facts of the desk in to the engine, steps of the engine out to the use cases, and who may do what. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "policy",
            "accounts",
            "cases",
            "consultations",
            "customers",
            "incidents",
            "knowledge",
            "language",
            "mail",
            "meetings",
            "outages",
            "startup",
            "webhooks"
        })
package com.calibermind.support.process;
