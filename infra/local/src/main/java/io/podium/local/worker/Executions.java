package io.podium.local.worker;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Remembers what workers did, to tell whether a task was handed out while somebody else owned it, or ended well more than
 * once. A task that is run again after its lease ran out is neither.
 */
public final class Executions {
    private final AtomicLong attempts = new AtomicLong();
    private final AtomicLong interruptions = new AtomicLong();
    private final AtomicLong yields = new AtomicLong();
    private final ConcurrentMap<String, Owner> owners = new ConcurrentHashMap<>();
    private final Set<String> succeeded = ConcurrentHashMap.newKeySet();
    private final ConcurrentMap<String, String> confirmed = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, String> wrongs = new ConcurrentHashMap<>();

    private record Owner(String token, Instant until) {}

    /** An attempt began under a lease. */
    void began(WorkItem item, Instant now) {
        attempts.incrementAndGet();
        Owner before = owners.put(name(item), new Owner(item.token(), item.leaseUntil()));
        if (before != null && !before.token().equals(item.token()) && now.isBefore(before.until())) {
            wrongs.put(name(item), "handed out at " + now + " while leased until " + before.until());
        }
    }

    /** The lease of an attempt was extended. */
    void extended(WorkItem item, Instant until) {
        owners.computeIfPresent(
                name(item),
                (task, owner) -> owner.token().equals(item.token()) ? new Owner(item.token(), until) : owner);
    }

    /** An attempt ended well, and its report is on the way. */
    void succeeded(WorkItem item) {
        forget(item);
        succeeded.add(name(item));
    }

    /** Podium took the report of an attempt that ended well. */
    void confirmed(WorkItem item) {
        String first = confirmed.putIfAbsent(name(item), item.token());
        if (first != null && !first.equals(item.token())) {
            wrongs.put(name(item), "completed under two leases");
        }
    }

    /** An attempt ended otherwise: it failed, was given back, or its lease was lost. */
    void interrupted(WorkItem item) {
        interruptions.incrementAndGet();
        forget(item);
    }

    /** A task is given back because it was asked back. */
    void yielded(WorkItem item) {
        yields.incrementAndGet();
        interrupted(item);
    }

    /** Returns how many attempts began. */
    public long attempts() {
        return attempts.get();
    }

    /** Returns how many tasks ended well. */
    public long successes() {
        return succeeded.size();
    }

    /** Returns how many attempts ended otherwise than well. */
    public long interruptions() {
        return interruptions.get();
    }

    /** Returns how many attempts ended because the task was asked back; they are among the interruptions. */
    public long yields() {
        return yields.get();
    }

    /** Returns what went wrong, by task. */
    public Map<String, String> wrongs() {
        return new TreeMap<>(wrongs);
    }

    private void forget(WorkItem item) {
        owners.computeIfPresent(name(item), (task, owner) -> owner.token().equals(item.token()) ? null : owner);
    }

    private static String name(WorkItem item) {
        return item.tenant() + "/" + item.taskId();
    }
}
