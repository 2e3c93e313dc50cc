package com.calibermind.support.process;

import com.calibermind.support.incidents.IncidentRaised;
import com.calibermind.support.incidents.IncidentStoodDown;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Facts of incidents as messages to the engine, in the transaction in which they happened. They carry nothing: the process
 * finds its incident by the case's reference, so that nothing of it lies among the case's variables, which others see (P32).
 */
@Component
class IncidentEvents {

    private final RuntimeService runtime;
    private final DeskAuthority desk;

    IncidentEvents(@Lazy RuntimeService runtime, DeskAuthority desk) {
        this.runtime = runtime;
        this.desk = desk;
    }

    /** Before the commit: a case opened, or reopened, in the same command listens only after that command has ended. */
    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    void on(IncidentRaised event) {
        correlate("SecurityIncidentRaised", event.reference());
    }

    /** At once: it takes the place of the running task's own end, so that no later stage begins, not even for a moment. */
    @EventListener
    void on(IncidentStoodDown event) {
        correlate("IncidentStoodDown", event.reference());
    }

    private void correlate(String message, String reference) {
        desk.run(() -> runtime.createMessageCorrelation(message)
                .processInstanceBusinessKey(reference)
                .correlate());
    }
}
