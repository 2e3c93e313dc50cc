package com.calibermind.support.webhooks;

import java.util.Optional;

/** Who configures webhooks. Whether they may is asked before a request comes here. */
public interface Administrator {

    /** Empty if nobody is signed in. */
    Optional<String> name();
}
