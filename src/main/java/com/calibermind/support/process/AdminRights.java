package com.calibermind.support.process;

import static org.camunda.bpm.engine.authorization.Authorization.ANY;
import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GRANT;

import java.util.EnumSet;
import java.util.Set;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.BatchPermissions;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.springframework.stereotype.Component;

/**
 * What the engine's administrators may do: everything, but not with the incidents of the Incident Response Team (P32). So
 * what shows instances, tasks, variables or history is not granted for all processes but one by one for ours; a process
 * that is deployed under another name they must grant to themselves in the Admin app. They administer users and rights, so
 * they could grant themselves incidents, too; but not by accident, and anybody can read in the Admin app that they did.
 */
@Component
class AdminRights {

    /** Granted for any resource, these would show incidents, or let a batch job change them unseen. */
    private static final Set<Resources> WITHHELD = EnumSet.of(
            Resources.PROCESS_DEFINITION,
            Resources.PROCESS_INSTANCE,
            Resources.TASK,
            Resources.HISTORIC_PROCESS_INSTANCE,
            Resources.HISTORIC_TASK,
            Resources.OPERATION_LOG_CATEGORY,
            Resources.BATCH);

    private final AuthorizationService authorizations;

    AdminRights(AuthorizationService authorizations) {
        this.authorizations = authorizations;
    }

    /** Adds what is missing, and takes away at each start what would show incidents. */
    void grant() {
        EnumSet.complementOf(EnumSet.copyOf(WITHHELD)).forEach(it -> allow(it, ANY, Permissions.ALL));
        WITHHELD.forEach(this::withholdAll);
        Rights.ALL_PROCESSES.forEach(it -> allow(Resources.PROCESS_DEFINITION, it, Permissions.ALL));
        allow(Resources.PROCESS_INSTANCE, ANY, Permissions.CREATE);
        allow(Resources.OPERATION_LOG_CATEGORY, "Admin", Permissions.ALL);
        allow(
                Resources.BATCH,
                ANY,
                BatchPermissions.READ,
                BatchPermissions.UPDATE,
                BatchPermissions.DELETE,
                BatchPermissions.READ_HISTORY,
                BatchPermissions.DELETE_HISTORY,
                BatchPermissions.CREATE_BATCH_SET_JOB_RETRIES);
    }

    private void withholdAll(Resource resource) {
        Authorization all = find(resource, ANY);
        if (all != null && all.isPermissionGranted(Permissions.ALL)) {
            authorizations.deleteAuthorization(all.getId());
        }
    }

    private void allow(Resource resource, String id, Permission... permissions) {
        if (find(resource, id) == null) {
            Authorization grant = authorizations.createNewAuthorization(AUTH_TYPE_GRANT);
            grant.setGroupId(Groups.ADMINISTRATORS);
            grant.setResource(resource);
            grant.setResourceId(id);
            grant.setPermissions(permissions);
            authorizations.saveAuthorization(grant);
        }
    }

    private Authorization find(Resource resource, String id) {
        return authorizations
                .createAuthorizationQuery()
                .groupIdIn(Groups.ADMINISTRATORS)
                .resourceType(resource)
                .resourceId(id)
                .authorizationType(AUTH_TYPE_GRANT)
                .singleResult();
    }
}
