package io.podium.domain.store;

import java.time.Instant;
import java.util.Objects;

/**
 * A bound on how many of a tenant's tasks wait in a shard: what was counted once, and what was accepted since. That some
 * have left since then only makes the bound too high, so nothing needs to be written when a task starts.
 *
 * @param atMost no more than this wait
 * @param countedAt when they were counted
 * @param version counts the writes of it; 0 before the first
 */
public record Backlog(int atMost, Instant countedAt, long version) {
    /** Before anything was counted. */
    public static final Backlog UNKNOWN = new Backlog(Integer.MAX_VALUE, Instant.EPOCH, 0);

    public Backlog {
        Objects.requireNonNull(countedAt);
    }

    /** Returns the bound after a count. */
    public Backlog counted(int count, Instant now) {
        return new Backlog(count, now, version);
    }

    /** Returns the bound with more tasks accepted. */
    public Backlog plus(int accepted) {
        return new Backlog(atMost + accepted, countedAt, version);
    }

    /** Returns whether so many more are surely within a quota. */
    public boolean admits(int more, int quota) {
        return (long) atMost + more <= quota;
    }
}
