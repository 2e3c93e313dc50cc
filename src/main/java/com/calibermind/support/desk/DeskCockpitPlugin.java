package com.calibermind.support.desk;

import java.util.Set;
import org.camunda.bpm.cockpit.plugin.spi.impl.AbstractCockpitPlugin;

/** Brings the desk into Cockpit; found as a service (META-INF/services). Its scripts are in {@code desk}. */
public class DeskCockpitPlugin extends AbstractCockpitPlugin {

    static final String ID = "supportDeskCockpit";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public Set<Class<?>> getResourceClasses() {
        return Set.of(DeskCockpitAssets.class);
    }
}
