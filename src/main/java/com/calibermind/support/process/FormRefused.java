package com.calibermind.support.process;

import org.camunda.bpm.engine.exception.NotValidException;

/** A form that cannot be accepted; the message is for the person who filled it in. The transaction rolls back. */
class FormRefused extends NotValidException {

    FormRefused(String reason) {
        super(reason);
    }
}
