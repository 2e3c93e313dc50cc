package com.calibermind.support.desk;

import jakarta.ws.rs.Path;
import org.camunda.bpm.tasklist.resource.AbstractTasklistPluginRootResource;

/** Serves {@code plugin-webapp/supportDesk} to Tasklist. */
@Path("plugin/" + DeskTasklistPlugin.ID)
public class DeskTasklistAssets extends AbstractTasklistPluginRootResource {

    public DeskTasklistAssets() {
        super(DeskTasklistPlugin.ID);
    }
}
