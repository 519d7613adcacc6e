package io.podium.domain.task;

import io.podium.domain.resource.ResourceVector;
import java.time.Instant;

/** Leases of a minute on service s and one cpu of pool p. */
public final class TestLease {
    public static final long SECONDS = 60;

    private TestLease() {}

    /** The next lease of a task, that a worker has yet to fetch. */
    public static Lease pulled(Task task, Instant now) {
        return lease(task, now, false);
    }

    /** The next lease of a task, that is sent to a worker. */
    public static Lease pushed(Task task, Instant now) {
        return lease(task, now, true);
    }

    private static Lease lease(Task task, Instant now, boolean delivered) {
        return new Lease(
                "s",
                ShardKey.of("p"),
                ResourceVector.of("cpu", 1),
                new Token(task.progress().fence() + 1, "nonce", task.key().tenant()),
                delivered,
                now,
                null,
                now.plusSeconds(SECONDS),
                null);
    }
}
