package com.calibermind.support.process;

import com.calibermind.support.cases.StaffDirectory;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Users and groups are the engine's; the desk looks them up with its own authority. */
@Component
class EngineStaffDirectory implements StaffDirectory {

    private final IdentityService identity;
    private final DeskAuthority desk;

    EngineStaffDirectory(@Lazy IdentityService identity, DeskAuthority desk) {
        this.identity = identity;
        this.desk = desk;
    }

    @Override
    public boolean exists(String user) {
        return desk.ask(() -> identity.createUserQuery().userId(user).count() > 0);
    }

    @Override
    public boolean isSpecialist(String user) {
        return isMember(user, Groups.SUPPORT);
    }

    @Override
    public boolean isIncidentResponder(String user) {
        return desk.ask(() -> identity.createGroupQuery().groupMember(user).list().stream()
                .map(Group::getId)
                .anyMatch(it -> it.equals(Groups.IRT) || it.equals(Groups.IRT_LEAD)));
    }

    @Override
    public boolean isIrtLead(String user) {
        return isMember(user, Groups.IRT_LEAD);
    }

    private boolean isMember(String user, String group) {
        return desk.ask(() ->
                identity.createGroupQuery().groupMember(user).groupId(group).count() > 0);
    }
}
