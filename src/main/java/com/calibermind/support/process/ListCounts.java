package com.calibermind.support.process;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static org.camunda.bpm.engine.authorization.Authorization.ANY;
import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_REVOKE;

import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.AuthorizationQuery;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * How many tasks each of somebody's lists in Tasklist holds. The engine holds every task against every right of the caller;
 * so the lists of those who see whole processes are counted without rights, within these processes, once for all who see
 * the same ones, and not again for a few seconds (ADR 33); "Mine" for each of them, as it is. Everybody else's the engine
 * counts with their rights.
 */
@Component
public class ListCounts {

    /** Older than that, whoever asks waits for a new one: as long as it takes to count all lists, two at a time. */
    private static final Duration KEPT = Duration.ofSeconds(2);

    private static final int AT_ONCE = 2;
    private static final int MOST = 20;

    /** They see all tasks of their processes: a right to a single task adds nothing. */
    private static final Set<String> WHOLE_PROCESSES =
            Set.of(Groups.SUPPORT, Groups.MANAGERS, Groups.HEAD_OF_CUSTOMER_SUCCESS, Groups.ADMINISTRATORS);

    public record Count(String name, long tasks) {}

    private record Shared(String list, Set<String> processes) {}

    private final FilterService filters;
    private final TaskService tasks;
    private final AuthorizationService authorizations;
    private final IdentityService identity;
    private final DeskAuthority authority;
    private final AsyncLoadingCache<Shared, Long> counted;
    private final ExecutorService counting = Executors.newFixedThreadPool(AT_ONCE, it -> {
        var thread = new Thread(it, "list-counts");
        thread.setDaemon(true);
        return thread;
    });

    ListCounts(
            @Lazy FilterService filters,
            @Lazy TaskService tasks,
            @Lazy AuthorizationService authorizations,
            @Lazy IdentityService identity,
            DeskAuthority authority,
            Clock clock) {
        this.filters = filters;
        this.tasks = tasks;
        this.authorizations = authorizations;
        this.identity = identity;
        this.authority = authority;
        this.counted = Caffeine.newBuilder()
                .maximumSize(1_000)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .expireAfterWrite(KEPT)
                .executor(counting)
                .buildAsync(it -> authority.ask(() -> count(it)));
    }

    @PreDestroy
    void stop() {
        counting.shutdown();
    }

    /** Of the first 20 lists that whoever is signed in may see, by name. */
    public List<Count> ofCaller() {
        Optional<Set<String>> processes = wholeProcesses(identity.getCurrentAuthentication());
        List<Filter> lists =
                filters.createTaskFilterQuery().orderByFilterName().asc().listPage(0, MOST);
        List<CompletableFuture<Count>> counts = lists.stream()
                .map(list -> count(list, processes).thenApply(it -> new Count(list.getName(), it)))
                .toList();
        return counts.stream().map(CompletableFuture::join).toList();
    }

    private CompletableFuture<Long> count(Filter list, Optional<Set<String>> processes) {
        boolean isOnesOwn = list.getProperties() != null
                && DeskFilterService.MINE.equals(list.getProperties().get(DeskFilterService.PROPERTY));
        return processes
                .filter(it -> !isOnesOwn)
                .map(it -> counted.get(new Shared(list.getId(), it)))
                .orElseGet(() -> completedFuture(processes.isPresent() ? ownCount(list) : filters.count(list.getId())));
    }

    /** Whoever has a task has a right to it, of its own ({@link TaskRights}) or by its process: none is held against rights. */
    private long ownCount(Filter list) {
        String caller = identity.getCurrentAuthentication().getUserId();
        return authority.ask(
                () -> filters.count(list.getId(), tasks.createTaskQuery().taskAssignee(caller)));
    }

    private long count(Shared shared) {
        Filter list = filters.getFilter(shared.list());
        Set<String> processes = new TreeSet<>(shared.processes());
        if (list != null && ((TaskQueryImpl) list.getQuery()).getProcessDefinitionKeys() != null) {
            processes.retainAll(Set.of(((TaskQueryImpl) list.getQuery()).getProcessDefinitionKeys()));
        }
        return list == null || processes.isEmpty()
                ? 0
                : filters.count(
                        shared.list(),
                        tasks.createTaskQuery().processDefinitionKeyIn(processes.toArray(String[]::new)));
    }

    /** Empty: what they see is not a matter of processes alone. */
    private Optional<Set<String>> wholeProcesses(Authentication caller) {
        return Collections.disjoint(caller.getGroupIds(), WHOLE_PROCESSES)
                ? Optional.empty()
                : authority.ask(() -> readable(caller));
    }

    private Optional<Set<String>> readable(Authentication caller) {
        if (rights().authorizationType(AUTH_TYPE_REVOKE).count() > 0
                || rights().resourceType(Resources.TASK).resourceId(ANY).count() > 0) {
            return Optional.empty();
        }
        Set<String> processes = Stream.of(
                        readers().groupIdIn(caller.getGroupIds().toArray(String[]::new)),
                        readers().userIdIn(caller.getUserId(), ANY))
                .flatMap(it -> it.list().stream())
                .map(Authorization::getResourceId)
                .collect(Collectors.toCollection(TreeSet::new));
        return Optional.of(processes).filter(it -> !it.contains(ANY));
    }

    private AuthorizationQuery readers() {
        return rights().resourceType(Resources.PROCESS_DEFINITION).hasPermission(Permissions.READ_TASK);
    }

    private AuthorizationQuery rights() {
        return authorizations.createAuthorizationQuery();
    }
}
