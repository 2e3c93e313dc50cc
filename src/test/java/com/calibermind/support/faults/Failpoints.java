package com.calibermind.support.faults;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.springframework.aop.framework.autoproxy.AbstractBeanFactoryAwareAdvisingPostProcessor;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.StaticMethodMatcherPointcut;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;

/**
 * Halts this JVM, as a power cut would, before or after a method of a bean. It stands outside the transaction: "before" a
 * transactional method nothing has begun, "after" it has committed; a method called inside a transaction is in it.
 */
final class Failpoints extends AbstractBeanFactoryAwareAdvisingPostProcessor {

    static final int EXIT = 86;

    /** What a mail takes its way through. */
    private static final List<String> ROOMS = List.of("mail.", "contents.", "process.EngineEvents");

    private final Map<String, AtomicInteger> armed = new ConcurrentHashMap<>();

    Failpoints() {
        setProxyTargetClass(true);
        setBeforeExistingAdvisors(true);
        this.advisor = new DefaultPointcutAdvisor(new OurMethods(), (MethodInterceptor) this::pass);
    }

    /**
     * @param point {@code before Class.method} or {@code after Class.method}, overloads with {@code (ParameterType)}: halts
     *     at the so many-th call from now; {@code fails Class.method}: so many calls end in an exception
     */
    void arm(String point, int calls) {
        armed.put(point, new AtomicInteger(calls));
    }

    private Object pass(MethodInvocation call) throws Throwable {
        haltIfArmed("before ", call.getMethod());
        failIfArmed(call.getMethod());
        Object result = call.proceed();
        haltIfArmed("after ", call.getMethod());
        return result;
    }

    private void haltIfArmed(String when, Method method) {
        if (!armed.isEmpty()) {
            String name = when + method.getDeclaringClass().getSimpleName() + "." + method.getName();
            countDown(name);
            countDown(name
                    + Arrays.stream(method.getParameterTypes())
                            .map(Class::getSimpleName)
                            .collect(Collectors.joining(",", "(", ")")));
        }
    }

    private void failIfArmed(Method method) {
        AtomicInteger calls = armed.get("fails " + method.getDeclaringClass().getSimpleName() + "." + method.getName());
        if (calls != null && calls.getAndDecrement() > 0) {
            throw new IllegalStateException("told to fail");
        }
    }

    private void countDown(String point) {
        AtomicInteger calls = armed.get(point);
        if (calls != null && calls.decrementAndGet() == 0) {
            Runtime.getRuntime().halt(EXIT);
        }
    }

    private static final class OurMethods extends StaticMethodMatcherPointcut {

        private OurMethods() {
            setClassFilter(type -> isOurs(ClassUtils.getUserClass(type)));
        }

        private static boolean isOurs(Class<?> bean) {
            return AnnotatedElementUtils.hasAnnotation(bean, Component.class)
                    && !Modifier.isFinal(bean.getModifiers())
                    && ROOMS.stream().anyMatch(it -> bean.getName().startsWith("com.calibermind.support." + it));
        }

        @Override
        public boolean matches(Method method, Class<?> type) {
            return true;
        }
    }
}
