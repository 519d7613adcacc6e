package io.podium.local.worker;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Remembers what workers did, to tell whether any task was run more often than it should. */
public final class Executions {
    private final ConcurrentMap<String, AtomicInteger> begun = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, AtomicInteger> succeeded = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, AtomicInteger> interrupted = new ConcurrentHashMap<>();

    /** An attempt began. */
    void began(WorkItem item) {
        count(begun, item);
    }

    /** An attempt ended well, and Podium took the worker's word for it. */
    void succeeded(WorkItem item) {
        count(succeeded, item);
    }

    /** An attempt ended otherwise: it failed, was given back, or its lease was lost. */
    void interrupted(WorkItem item) {
        count(interrupted, item);
    }

    /** Returns how many attempts began. */
    public long attempts() {
        return begun.values().stream().mapToLong(AtomicInteger::get).sum();
    }

    /** Returns how many attempts ended well. */
    public long successes() {
        return succeeded.values().stream().mapToLong(AtomicInteger::get).sum();
    }

    /** Returns how many attempts ended otherwise than well. */
    public long interruptions() {
        return interrupted.values().stream().mapToLong(AtomicInteger::get).sum();
    }

    /**
     * Returns the tasks that ended well twice, or began again without an end to the attempt before, with the number of
     * times too many.
     */
    public Map<String, Integer> repeated() {
        Map<String, Integer> repeated = new TreeMap<>();
        begun.forEach((task, count) -> {
            int tooMany = Math.max(of(succeeded, task) - 1, count.get() - of(interrupted, task) - 1);
            if (tooMany > 0) {
                repeated.put(task, tooMany);
            }
        });
        return repeated;
    }

    private static void count(ConcurrentMap<String, AtomicInteger> counts, WorkItem item) {
        counts.computeIfAbsent(item.tenant() + "/" + item.taskId(), task -> new AtomicInteger())
                .incrementAndGet();
    }

    private static int of(ConcurrentMap<String, AtomicInteger> counts, String task) {
        AtomicInteger count = counts.get(task);
        return count == null ? 0 : count.get();
    }
}
