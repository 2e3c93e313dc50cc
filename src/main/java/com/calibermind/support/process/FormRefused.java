package com.calibermind.support.process;

import org.camunda.bpm.engine.exception.NotValidException;

/**
 * A form that cannot be accepted; the message is for the person who filled it in. The transaction rolls back. Tasklist shows it
 * as HTML: it must hold our words only, nothing that somebody typed or wrote.
 */
public class FormRefused extends NotValidException {

    FormRefused(String reason) {
        super(reason);
    }
}
