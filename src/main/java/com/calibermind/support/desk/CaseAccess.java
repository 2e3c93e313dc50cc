package com.calibermind.support.desk;

import com.calibermind.support.cases.CaseFile;
import com.calibermind.support.cases.CaseFiles;
import org.camunda.bpm.engine.TaskService;
import org.springframework.context.annotation.Lazy;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Who may read a case and act on it: whoever works at the desk, any case; others (the Incident Response Team, those who
 * are consulted) read a case for as long as they have a task on it.
 */
@Component
class CaseAccess {

    private final SignedIn caller;
    private final CaseFiles files;
    private final TaskService tasks;

    CaseAccess(SignedIn caller, CaseFiles files, @Lazy TaskService tasks) {
        this.caller = caller;
        this.files = files;
        this.tasks = tasks;
    }

    /** @throws org.springframework.web.ErrorResponseException 404 if there is none or the caller may not know */
    CaseFile read(String reference) {
        return files.find(reference).filter(this::mayRead).orElseThrow(Problem::noSuchCase);
    }

    private boolean mayRead(CaseFile file) {
        return caller.worksAtTheDesk()
                || tasks.createTaskQuery()
                                .processInstanceBusinessKey(file.reference())
                                .count()
                        > 0;
    }

    /** @throws org.springframework.web.ErrorResponseException 404 as for reading, 403 if the caller may only read */
    CaseFile act(String reference) {
        CaseFile file = read(reference);
        atTheDesk();
        return file;
    }

    void atTheDesk() {
        if (!caller.worksAtTheDesk()) {
            throw Problem.of(HttpStatus.FORBIDDEN, "Your role may not do this.");
        }
    }

    void manages() {
        if (!caller.manages()) {
            throw Problem.of(HttpStatus.FORBIDDEN, "This is for managers and the head of Customer Success.");
        }
    }
}
