package com.calibermind.support.faults;

import com.calibermind.support.SupportDesk;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;

/**
 * The desk in a JVM of its own, which takes orders on its standard input: {@code before Class.method N}, {@code after
 * Class.method N}, {@code fails Class.method N}, {@code clock PT2M}. It ends with its parent: then its input is closed.
 */
final class FaultyDesk {

    private final Failpoints failpoints = new Failpoints();
    private volatile Duration ahead = Duration.ZERO;

    private FaultyDesk() {}

    public static void main(String[] args) {
        var desk = new FaultyDesk();
        Thread orders = new Thread(desk::takeOrders, "orders");
        orders.setDaemon(true);
        orders.start();
        new SpringApplicationBuilder(SupportDesk.class)
                .initializers(it -> desk.prepare((GenericApplicationContext) it))
                .run(args);
        System.out.println("ready");
    }

    private void prepare(GenericApplicationContext context) {
        context.getBeanFactory()
                .registerSingleton(TypeExcludeFilter.class.getName() + ".tests", new WithoutTestClasses());
        context.registerBean("failpoints", Failpoints.class, () -> failpoints);
        context.registerBean("movableClock", Clock.class, MovableClock::new, it -> it.setPrimary(true));
    }

    private void takeOrders() {
        try (var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                obey(line.split(" "));
            }
        } catch (IOException e) {
            // the parent has gone
        }
        Runtime.getRuntime().halt(1);
    }

    private void obey(String[] order) {
        switch (order[0]) {
            case "clock" -> ahead = ahead.plus(Duration.parse(order[1]));
            case "before", "after", "fails" -> failpoints.arm(order[0] + " " + order[1], Integer.parseInt(order[2]));
            default -> throw new IllegalArgumentException(String.join(" ", order));
        }
        System.out.println("done: " + String.join(" ", order));
    }

    /** Lets a test pass the time for which a dead sender's letters are left alone. */
    private final class MovableClock extends Clock {

        @Override
        public Instant instant() {
            return Instant.now().plus(ahead);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }

    /** Components of other tests are on the class path, too. */
    private static final class WithoutTestClasses extends TypeExcludeFilter {

        @Override
        public boolean match(MetadataReader reader, MetadataReaderFactory factory) throws IOException {
            return reader.getResource().getURL().getPath().contains("/test-classes/");
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof WithoutTestClasses;
        }

        @Override
        public int hashCode() {
            return WithoutTestClasses.class.hashCode();
        }
    }
}
