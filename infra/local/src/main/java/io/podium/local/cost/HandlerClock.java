package io.podium.local.cost;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;

/** Takes the processor time of handlers without that of the ports which they call. For one thread. */
final class HandlerClock {
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Map<String, Long> nanos = new HashMap<>();
    private long outside;

    /** A call of a handler. */
    interface Call {
        void run() throws IOException;
    }

    /** Runs a handler and adds its time to that of its step; a handler within it counts for its own step alone. */
    void inside(String step, Call call) throws IOException {
        long before = threads.getCurrentThreadCpuTime();
        long outsideBefore = outside;
        try {
            call.run();
        } finally {
            long whole = threads.getCurrentThreadCpuTime() - before;
            nanos.merge(step, whole - (outside - outsideBefore), Long::sum);
            outside = outsideBefore + whole;
        }
    }

    /** Returns a port that does what the other does, without its time counting. */
    <T> T outside(Class<T> type, T port) {
        return type.cast(Proxy.newProxyInstance(
                HandlerClock.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    long before = threads.getCurrentThreadCpuTime();
                    long outsideBefore = outside;
                    try {
                        return method.invoke(port, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause() == null ? e : e.getCause();
                    } finally {
                        outside = outsideBefore + threads.getCurrentThreadCpuTime() - before;
                    }
                }));
    }

    /** Returns the nanoseconds until now, by step. */
    Map<String, Long> nanos() {
        return Map.copyOf(nanos);
    }
}
