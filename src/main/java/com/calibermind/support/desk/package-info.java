/** What Tasklist and Cockpit show beside their own: the case file, what can be done with a case, and lists; /api/v1. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "policy",
            "cases",
            "consultations",
            "contents",
            "customers",
            "incidents",
            "knowledge",
            "language",
            "mail",
            "outages",
            "process",
            "reports"
        })
package com.calibermind.support.desk;
