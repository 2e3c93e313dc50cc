package com.calibermind.support.process;

import java.util.Set;
import org.camunda.bpm.engine.impl.history.HistoryLevelActivity;
import org.camunda.bpm.engine.impl.history.event.HistoryEventType;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;

/**
 * The engine's level "activity" without what nobody asks the history for: exclusive gateways and the beginnings of called
 * processes. The ordinary case passes nine of them, a row each (ADR 3).
 */
class StepHistory extends HistoryLevelActivity {

    static final String NAME = "steps";

    private static final Set<Object> PASSED_OVER = Set.of("exclusiveGateway", "noneStartEvent");

    /** The engine's database keeps the number, which stays that of "activity". */
    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public boolean isHistoryEventProduced(HistoryEventType type, Object entity) {
        return super.isHistoryEventProduced(type, entity) && !isPassedOver(entity);
    }

    private static boolean isPassedOver(Object entity) {
        return entity instanceof ExecutionEntity execution
                && execution.getActivity() != null
                && PASSED_OVER.contains(String.valueOf(execution.getActivity().getProperty("type")));
    }
}
