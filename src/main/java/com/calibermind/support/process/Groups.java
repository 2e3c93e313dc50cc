package com.calibermind.support.process;

import java.util.List;

/** The roles of the policy as engine groups. */
public final class Groups {

    public static final String SUPPORT = "support";
    public static final String MANAGERS = "managers";
    public static final String HEAD_OF_CUSTOMER_SUCCESS = "headOfCustomerSuccess";
    public static final String IRT = "irt";
    public static final String IRT_LEAD = "irtLead";
    public static final String DEVELOPMENT = "development";
    public static final String MANAGEMENT = "management";
    public static final String PROCESS_ADMINS = "processAdmins";

    /** The engine's own group: users, groups, rights and the running of the engine. */
    public static final String ADMINISTRATORS = "camunda-admin";

    record Role(String id, String name) {}

    static final List<Role> ALL = List.of(
            new Role(SUPPORT, "Support specialists"),
            new Role(MANAGERS, "Support managers"),
            new Role(HEAD_OF_CUSTOMER_SUCCESS, "Head of Customer Success"),
            new Role(IRT, "Incident Response Team"),
            new Role(IRT_LEAD, "Incident Response Team lead"),
            new Role(DEVELOPMENT, "Development"),
            new Role(MANAGEMENT, "Management"),
            new Role(PROCESS_ADMINS, "Process admins"));

    private Groups() {}
}
