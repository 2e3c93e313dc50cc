package com.calibermind.support.process;

import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.FilterServiceImpl;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.query.Query;

/**
 * The engine's filters, with two words that it would need expressions for: a filter whose property {@value #PROPERTY} is
 * "mine" shows the tasks of whoever looks, "dueSoon" those that are due within the hour. Expressions in stored queries
 * stay off (SECURITY.md).
 */
class DeskFilterService extends FilterServiceImpl {

    static final String PROPERTY = "desk";
    static final String MINE = "mine";
    static final String DUE_SOON = "dueSoon";

    private static final Duration SOON = Duration.ofHours(1);

    private final Clock clock;

    DeskFilterService(Clock clock) {
        this.clock = clock;
    }

    @Override
    @SuppressWarnings("unchecked") // filters here are of tasks
    public <T> List<T> list(String filterId) {
        return (List<T>) list(filterId, new TaskQueryImpl());
    }

    @Override
    public <T, Q extends Query<?, T>> List<T> list(String filterId, Q extending) {
        return super.list(filterId, narrowed(filterId, extending));
    }

    @Override
    @SuppressWarnings("unchecked") // filters here are of tasks
    public <T> List<T> listPage(String filterId, int first, int most) {
        return (List<T>) listPage(filterId, new TaskQueryImpl(), first, most);
    }

    @Override
    public <T, Q extends Query<?, T>> List<T> listPage(String filterId, Q extending, int first, int most) {
        return super.listPage(filterId, narrowed(filterId, extending), first, most);
    }

    @Override
    public Long count(String filterId) {
        return count(filterId, new TaskQueryImpl());
    }

    @Override
    public Long count(String filterId, Query<?, ?> extending) {
        return super.count(filterId, narrowed(filterId, extending));
    }

    private <Q> Q narrowed(String filterId, Q extending) {
        if (extending instanceof TaskQueryImpl query) {
            Filter filter = getFilter(filterId);
            Object word = filter == null || filter.getProperties() == null
                    ? null
                    : filter.getProperties().get(PROPERTY);
            if (MINE.equals(word)) {
                query.taskAssignee(assignee(query));
            } else if (DUE_SOON.equals(word)) {
                query.dueBefore(Date.from(clock.instant().plus(SOON)));
            }
        }
        return extending;
    }

    /** Whoever is signed in; if nobody is, the one that the desk itself asks for, or nobody. */
    private String assignee(TaskQueryImpl asked) {
        Command<String> ask = context -> context.getAuthenticatedUserId();
        String user = commandExecutor.execute(ask);
        return user != null ? user : Objects.requireNonNullElse(asked.getAssignee(), "");
    }
}
