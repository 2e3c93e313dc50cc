package com.calibermind.support;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTest {

    @Test
    void roomsKeepToTheirDoors() {
        ApplicationModules.of(SupportDesk.class).verify();
    }
}
