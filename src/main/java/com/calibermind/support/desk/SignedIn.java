package com.calibermind.support.desk;

import com.calibermind.support.process.Groups;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Who sent the request at hand, and in which roles. */
@Component
class SignedIn {

    /** Those who work on cases: they read any and act on any. */
    private static final Set<String> DESK = Set.of(Groups.SUPPORT, Groups.MANAGERS, Groups.HEAD_OF_CUSTOMER_SUCCESS);

    /** Those who watch the desk as a whole. */
    private static final Set<String> MANAGEMENT = Set.of(Groups.MANAGERS, Groups.HEAD_OF_CUSTOMER_SUCCESS);

    private static final Set<String> INCIDENT_TEAM = Set.of(Groups.IRT, Groups.IRT_LEAD);

    private final IdentityService identity;

    SignedIn(@Lazy IdentityService identity) {
        this.identity = identity;
    }

    String user() {
        return authentication().getUserId();
    }

    boolean worksAtTheDesk() {
        return isOneOf(DESK);
    }

    boolean manages() {
        return isOneOf(MANAGEMENT);
    }

    List<String> groups() {
        return authentication().getGroupIds();
    }

    boolean isSpecialist() {
        return isOneOf(Set.of(Groups.SUPPORT));
    }

    boolean respondsToIncidents() {
        return isOneOf(INCIDENT_TEAM);
    }

    private boolean isOneOf(Collection<String> groups) {
        return !Collections.disjoint(groups, authentication().getGroupIds());
    }

    private Authentication authentication() {
        Authentication current = identity.getCurrentAuthentication();
        if (current == null) {
            throw new IllegalStateException("A request without sign-in came past the door of /api.");
        }
        return current;
    }
}
