package io.podium.worker;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A task that this worker holds the lease of. */
public final class Task {
    private final Map<String, Object> leased;
    private final long begun = System.nanoTime();
    private boolean preempted;
    private @Nullable Runnable onPreempt;

    Task(Map<String, Object> leased) {
        this.leased = new LinkedHashMap<>(leased);
    }

    /** Returns the task's id. */
    public String id() {
        return text("taskId");
    }

    /** Returns the task's type. */
    public String type() {
        return text("type");
    }

    /** Returns what the task was submitted with: null, a text, number or boolean, or lists and maps of these. */
    public @Nullable Object payload() {
        return leased.get("payload");
    }

    /**
     * Returns a field of a payload that is an object, as text.
     *
     * @throws IllegalArgumentException if there is none
     */
    public String payload(String field) {
        if (payload() instanceof Map<?, ?> fields && fields.get(field) != null) {
            return String.valueOf(fields.get(field));
        }
        throw new IllegalArgumentException("the payload of task " + id() + " has no field " + field);
    }

    /** Returns how many times the task has been begun, this time included. */
    public int attempt() {
        return leased.get("attempt") instanceof Number number ? number.intValue() : 1;
    }

    /** Returns what is allocated to the task, by resource kind. */
    public Map<String, Double> allocation() {
        Map<String, Double> amounts = new LinkedHashMap<>();
        if (leased.get("allocation") instanceof Map<?, ?> kinds) {
            kinds.forEach((kind, amount) -> amounts.put(String.valueOf(kind), ((Number) amount).doubleValue()));
        }
        return amounts;
    }

    /** Returns how long the task is expected to take from its lease on. */
    public Duration expected() {
        return leased.get("expectedSeconds") instanceof Number seconds
                ? Duration.ofMillis(Math.round(seconds.doubleValue() * 1_000))
                : Duration.ofMinutes(1);
    }

    /** Returns everything that the API said of the task, by the names of its documentation. */
    public Map<String, Object> all() {
        return Map.copyOf(withoutNulls());
    }

    /** Returns whether the scheduler asks for the task back, since others should go first. To go on is no mistake. */
    public synchronized boolean isPreempted() {
        return preempted;
    }

    /** Has something run once, on another thread, when the scheduler asks for the task back; at once if it has already. */
    public void onPreempt(Runnable action) {
        boolean late;
        synchronized (this) {
            onPreempt = action;
            late = preempted;
        }
        if (late) {
            action.run();
        }
    }

    /**
     * Returns what a handler throws to give the task back.
     *
     * @param remaining how long the task will take when it is gone on with
     */
    public GivenBackException givenBack(Duration remaining) {
        return new GivenBackException(remaining);
    }

    /** The scheduler asks for it back. */
    void preempt() {
        Runnable action;
        synchronized (this) {
            if (preempted) {
                return;
            }
            preempted = true;
            action = onPreempt;
        }
        if (action != null) {
            action.run();
        }
    }

    String token() {
        return text("token");
    }

    /** Returns what is thought to be left of it. */
    Duration remaining() {
        return expected().minusNanos(System.nanoTime() - begun);
    }

    private Map<String, Object> withoutNulls() {
        Map<String, Object> present = new LinkedHashMap<>(leased);
        present.values().removeIf(value -> value == null);
        return present;
    }

    private String text(String name) {
        return String.valueOf(leased.get(name));
    }

    @Override
    public String toString() {
        return "task " + id() + " of type " + type();
    }
}
