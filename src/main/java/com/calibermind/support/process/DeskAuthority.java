package com.calibermind.support.process;

import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Runs what follows from a decision as the desk's own work: whether the caller may decide so was asked before. */
@Component
public class DeskAuthority {

    private final IdentityService identity;

    DeskAuthority(@Lazy IdentityService identity) {
        this.identity = identity;
    }

    public void run(Runnable work) {
        ask(() -> {
            work.run();
            return null;
        });
    }

    public <T> T ask(Supplier<T> question) {
        Authentication caller = identity.getCurrentAuthentication();
        identity.clearAuthentication();
        try {
            return question.get();
        } finally {
            identity.setAuthentication(caller);
        }
    }
}
