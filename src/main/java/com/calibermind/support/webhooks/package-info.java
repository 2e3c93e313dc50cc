/** Tells other programs what happens to cases: signed, retried, replayable; /api/v1/webhooks. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"cases", "policy"})
package com.calibermind.support.webhooks;
