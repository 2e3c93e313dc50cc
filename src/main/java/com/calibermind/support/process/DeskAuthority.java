package com.calibermind.support.process;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Runs what follows from a decision as the desk's own work: whether the caller may decide so was asked before. */
@Component
class DeskAuthority {

    private final IdentityService identity;

    DeskAuthority(@Lazy IdentityService identity) {
        this.identity = identity;
    }

    void run(Runnable work) {
        Authentication caller = identity.getCurrentAuthentication();
        identity.clearAuthentication();
        try {
            work.run();
        } finally {
            identity.setAuthentication(caller);
        }
    }
}
