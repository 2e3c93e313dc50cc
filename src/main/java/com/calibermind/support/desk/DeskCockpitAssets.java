package com.calibermind.support.desk;

import jakarta.ws.rs.Path;
import org.camunda.bpm.cockpit.plugin.resource.AbstractCockpitPluginRootResource;

/** Serves {@code plugin-webapp/supportDeskCockpit} to Cockpit. */
@Path("plugin/" + DeskCockpitPlugin.ID)
public class DeskCockpitAssets extends AbstractCockpitPluginRootResource {

    public DeskCockpitAssets() {
        super(DeskCockpitPlugin.ID);
    }
}
