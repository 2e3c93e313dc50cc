package com.calibermind.support.desk;

import static org.camunda.bpm.engine.authorization.Permissions.CREATE_INSTANCE;
import static org.camunda.bpm.engine.authorization.Permissions.READ_HISTORY;
import static org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions.RETRY_JOB;

import com.calibermind.support.process.DeskAuthority;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Resources;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** What the engine lets whoever sent the request do with a process, by its key. */
@Component
class CallersRights {

    private final AuthorizationService authorizations;
    private final DeskAuthority authority;
    private final SignedIn caller;

    CallersRights(@Lazy AuthorizationService authorizations, DeskAuthority authority, SignedIn caller) {
        this.authorizations = authorizations;
        this.authority = authority;
        this.caller = caller;
    }

    /** As far as it is a matter of who they are: the case must be able to take it, too. */
    boolean mayDo(Act act) {
        return act.process().map(it -> may(CREATE_INSTANCE, it)).orElseGet(caller::worksAtTheDesk);
    }

    boolean mayReadHistory(String process) {
        return may(READ_HISTORY, process);
    }

    boolean mayRetry(String process) {
        return may(RETRY_JOB, process);
    }

    private boolean may(Permission permission, String process) {
        String user = caller.user();
        var groups = caller.groups();
        return authority.ask(
                () -> authorizations.isUserAuthorized(user, groups, permission, Resources.PROCESS_DEFINITION, process));
    }
}
