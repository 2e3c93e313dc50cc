package com.calibermind.support.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.calibermind.support.DeskTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.util.ClassUtils;

/** What a diagram names in Java is there: a slip shows here and not when the first case comes by. */
class DiagramBeansTest extends DeskTest {

    /** {@code delegateExpression="#{acknowledgeReceipt}"} */
    private static final Pattern STEP = Pattern.compile("(?<=elegateExpression=\")#\\{(\\w+)}");

    /** {@code #{deadlines.response(execution)}} */
    private static final Pattern QUESTION = Pattern.compile("#\\{(\\w+)\\.(\\w+)\\(execution\\)}");

    @Autowired
    private ApplicationContext beans;

    @Test
    void everyStepHasItsBean() throws IOException {
        assertThat(missing(STEP, it -> beans.containsBean(it.group(1)))).isEmpty();
    }

    @Test
    void everyQuestionHasItsAnswer() throws IOException {
        assertThat(missing(
                        QUESTION,
                        it -> beans.containsBean(it.group(1))
                                && ClassUtils.hasMethod(
                                        beans.getType(it.group(1)), it.group(2), DelegateExecution.class)))
                .isEmpty();
    }

    private static TreeSet<String> missing(Pattern pattern, Predicate<MatchResult> isThere) throws IOException {
        var missing = new TreeSet<String>();
        try (Stream<Path> files = Files.list(Path.of("processes"))) {
            for (Path file : files.toList()) {
                pattern.matcher(Files.readString(file))
                        .results()
                        .filter(isThere.negate())
                        .forEach(it -> missing.add(file.getFileName() + ": " + it.group()));
            }
        }
        return missing;
    }
}
