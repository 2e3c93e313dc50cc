package com.calibermind.support.process;

import com.calibermind.support.incidents.Caller;
import com.calibermind.support.knowledge.Editor;
import com.calibermind.support.webhooks.Administrator;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Whoever the engine knows as signed in to the request at hand. */
@Component
class SignedInCaller implements Caller, Editor, Administrator {

    private final IdentityService identity;

    SignedInCaller(@Lazy IdentityService identity) {
        this.identity = identity;
    }

    @Override
    public Optional<String> name() {
        return Optional.ofNullable(identity.getCurrentAuthentication()).map(Authentication::getUserId);
    }
}
