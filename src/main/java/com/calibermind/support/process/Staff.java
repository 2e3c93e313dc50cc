package com.calibermind.support.process;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.stereotype.Component;

/** The people who sign in to Tasklist and Cockpit. */
@Component
public class Staff {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final IdentityService identity;
    private final AdminRights adminRights;

    Staff(IdentityService identity, AdminRights adminRights) {
        this.identity = identity;
        this.adminRights = adminRights;
    }

    /** 120 random bits, easy to copy. */
    public static String randomPassword() {
        byte[] bytes = new byte[15];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Adds the user with that password if there is none of that id; somebody who exists keeps theirs. */
    public void ensure(
            String id, String firstName, String lastName, String email, String group, Supplier<String> password) {
        if (identity.createUserQuery().userId(id).count() == 0) {
            User user = identity.newUser(id);
            user.setFirstName(firstName);
            user.setLastName(lastName);
            user.setEmail(email);
            user.setPassword(password.get());
            identity.saveUser(user);
            identity.createMembership(id, group);
        }
    }

    /** Makes the engine's administrators' group and its first member; it is never empty afterwards. */
    public void ensureAdmin(Supplier<String> password) {
        if (identity.createGroupQuery().groupId(Groups.ADMINISTRATORS).count() == 0) {
            var group = identity.newGroup(Groups.ADMINISTRATORS);
            group.setName("Administrators");
            group.setType("SYSTEM");
            identity.saveGroup(group);
        }
        adminRights.grant();
        if (identity.createUserQuery().memberOfGroup(Groups.ADMINISTRATORS).count() == 0) {
            ensure("admin", "Desk", "Administrator", null, Groups.ADMINISTRATORS, password);
            identity.createUserQuery().userId("admin").list().stream()
                    .filter(it -> !isAdmin(it.getId()))
                    .forEach(it -> identity.createMembership(it.getId(), Groups.ADMINISTRATORS));
        }
    }

    private boolean isAdmin(String user) {
        return identity.createGroupQuery()
                        .groupMember(user)
                        .groupId(Groups.ADMINISTRATORS)
                        .count()
                > 0;
    }
}
