package com.calibermind.support.customers;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** What a company has bought, and so what it is offered (P09). */
public enum Plan {
    /** Nothing was bought: support is given all the same, and pointed out. */
    NONE("no plan", EnumSet.noneOf(Service.class)),
    STANDARD("standard", EnumSet.of(Service.VIDEO_CALL, Service.TRAINING)),
    MANAGED("managed", EnumSet.allOf(Service.class));

    private final String words;
    private final Set<Service> includes;

    Plan(String words, Set<Service> includes) {
        this.words = words;
        this.includes = Collections.unmodifiableSet(includes);
    }

    public String words() {
        return words;
    }

    /** In the order of {@link Service}. */
    public Set<Service> includes() {
        return includes;
    }

    public boolean includes(Service service) {
        return includes.contains(service);
    }
}
