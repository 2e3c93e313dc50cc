package com.calibermind.support.desk;

import java.util.Set;
import org.camunda.bpm.tasklist.plugin.spi.impl.AbstractTasklistPlugin;

/** Brings the desk into Tasklist; found as a service (META-INF/services). Its scripts are in {@code static/desk}. */
public class DeskTasklistPlugin extends AbstractTasklistPlugin {

    static final String ID = "supportDesk";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public Set<Class<?>> getResourceClasses() {
        return Set.of(DeskTasklistAssets.class);
    }
}
