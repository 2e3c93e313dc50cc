package com.calibermind.support.startup;

import com.calibermind.support.SupportDesk;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.camunda.bpm.spring.boot.starter.webapp.filter.LazyInitRegistration;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Starts of the desk one after the other in one JVM: what follows the first is warm. Each line of the input is a start's
 * arguments, with tabs between; a desk that is up stays so until an empty line. Whatever it was, nothing of it may be left
 * that would keep a JVM from ending.
 */
final class Starts {

    static final String ENDED = "== ended";
    static final String REFUSED = "== refused";
    static final String LEFT = "== left behind: ";

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private Starts() {}

    /** A start that fails leaves its context where Camunda's filters of the next one look for theirs. */
    private static final class Filters extends LazyInitRegistration {

        static void forget() {
            APPLICATION_CONTEXT = null;
            REGISTRATION.clear();
        }
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = input.readLine(); line != null; line = input.readLine()) {
            Filters.forget();
            boolean up = run(line.split("\t"), input);
            List<String> left = leftBehind();
            System.out.println(left.isEmpty() ? up ? ENDED : REFUSED : LEFT + left);
        }
    }

    private static boolean run(String[] arguments, BufferedReader input) throws IOException {
        try (ConfigurableApplicationContext desk = SpringApplication.run(SupportDesk.class, arguments)) {
            input.readLine();
            return desk.isRunning();
        } catch (RuntimeException e) {
            return false; // said in words already
        }
    }

    /** Threads that a JVM waits for, beside this one, and that do not end. */
    private static List<String> leftBehind() throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (isWaitedFor(thread)) {
                thread.join(
                        Math.max(1, Duration.ofNanos(end - System.nanoTime()).toMillis()));
            }
        }
        return Thread.getAllStackTraces().keySet().stream()
                .filter(Starts::isWaitedFor)
                .map(Thread::getName)
                .toList();
    }

    private static boolean isWaitedFor(Thread thread) {
        return thread.isAlive() && !thread.isDaemon() && thread != Thread.currentThread();
    }
}
