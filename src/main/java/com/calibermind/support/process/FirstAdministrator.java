package com.calibermind.support.process;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Makes the first administrator in a configured installation, before the web server opens; see {@link Staff}. */
@Component
class FirstAdministrator implements SmartLifecycle {

    private final Staff staff;
    private final ProcessProperties properties;
    private final StartTurns turns;
    private boolean running;

    FirstAdministrator(Staff staff, ProcessProperties properties, StartTurns turns) {
        this.staff = staff;
        this.properties = properties;
        this.turns = turns;
    }

    @Override
    public void start() {
        turns.take(() -> staff.ensureAdmin(this::password));
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Integer.MIN_VALUE + 1100;
    }

    private String password() {
        if (properties.adminPassword() != null) {
            return properties.adminPassword();
        }
        String random = Staff.randomPassword();
        System.out.println("\nFirst administrator: user admin, password " + random
                + "   (printed this once; or set SUPPORT_ADMIN_PASSWORD before the first start)\n");
        return random;
    }
}
