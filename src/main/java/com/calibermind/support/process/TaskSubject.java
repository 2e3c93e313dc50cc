package com.calibermind.support.process;

import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateTask;

/** Says what a task is about if it is about no case, so that its title can name it. */
interface TaskSubject {

    /** Empty if the task is about something else. */
    Optional<String> subject(DelegateTask task);
}
