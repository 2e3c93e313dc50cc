package com.calibermind.bench;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Counts SQL while it is told to; hands out the bare connections of its pool otherwise, so that it costs nothing. */
final class CountingDataSource extends DelegatingDataSource {

    /** Statements by their text, each row of a batch for itself; round trips, and transactions that did something. */
    static final class Counts {
        final Map<String, LongAdder> statements = new ConcurrentHashMap<>();
        final LongAdder roundTrips = new LongAdder();
        final LongAdder commits = new LongAdder();

        private void add(String sql, int times) {
            statements
                    .computeIfAbsent(sql.strip().replaceAll("\\s+", " "), it -> new LongAdder())
                    .add(times);
            roundTrips.increment();
        }

        long total() {
            return statements.values().stream().mapToLong(LongAdder::sum).sum();
        }

        long total(String verb) {
            return statements.entrySet().stream()
                    .filter(it -> it.getKey().toLowerCase(java.util.Locale.ROOT).startsWith(verb))
                    .mapToLong(it -> it.getValue().sum())
                    .sum();
        }
    }

    private volatile Counts counts;

    CountingDataSource(DataSource pool) {
        super(pool);
    }

    Counts startCounting() {
        counts = new Counts();
        return counts;
    }

    void stopCounting() {
        counts = null;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        Counts current = counts;
        return current == null
                ? connection
                : proxy(Connection.class, (method, args) -> onConnection(current, connection, method, args));
    }

    private static Object onConnection(Counts counts, Connection connection, Method method, Object[] args)
            throws Throwable {
        Object result = call(connection, method, args);
        if (method.getName().equals("commit")) {
            counts.commits.increment();
        }
        if (result instanceof PreparedStatement statement) {
            String sql = (String) args[0];
            int[] pending = new int[1];
            return proxy(PreparedStatement.class, (m, a) -> onStatement(counts, statement, sql, pending, m, a));
        }
        if (result instanceof Statement statement) {
            return proxy(Statement.class, (m, a) -> onStatement(counts, statement, "?", new int[1], m, a));
        }
        return result;
    }

    private static Object onStatement(
            Counts counts, Statement statement, String sql, int[] pending, Method method, Object[] args)
            throws Throwable {
        String name = method.getName();
        if (name.equals("addBatch")) {
            pending[0]++;
        } else if (name.equals("executeBatch")) {
            counts.add(sql, pending[0]);
            pending[0] = 0;
        } else if (name.startsWith("execute")) {
            counts.add(args == null || args.length == 0 ? sql : String.valueOf(args[0]), 1);
        }
        return call(statement, method, args);
    }

    private interface Handler {
        Object invoke(Method method, Object[] args) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, Handler handler) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> handler.invoke(method, args)));
    }

    private static Object call(Object target, Method method, Object[] args) throws Throwable {
        try {
            return method.invoke(target, args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
