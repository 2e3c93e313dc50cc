package com.calibermind.support.incidents;

import java.util.Optional;

/** Who sent the request at hand. Whether they may is asked before a request comes here. */
public interface Caller {

    /** Empty if nobody is signed in. */
    Optional<String> name();
}
