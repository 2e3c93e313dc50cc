package com.calibermind.support.knowledge;

import java.util.Optional;

/** Who changes articles by the request at hand. Whether they may is asked before a request comes here. */
public interface Editor {

    /** Empty if nobody is signed in. */
    Optional<String> name();
}
