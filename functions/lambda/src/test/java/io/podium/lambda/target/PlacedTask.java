package io.podium.lambda.target;

import io.podium.domain.duration.DurationEstimate;
import io.podium.domain.resource.ResourceVector;
import io.podium.domain.task.Correlation;
import io.podium.domain.task.FailedParentRule;
import io.podium.domain.task.Lease;
import io.podium.domain.task.Membership;
import io.podium.domain.task.Origin;
import io.podium.domain.task.Rank;
import io.podium.domain.task.ShardKey;
import io.podium.domain.task.Task;
import io.podium.domain.task.TaskKey;
import io.podium.domain.task.TaskSpec;
import io.podium.domain.task.Token;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A task that is placed and to be sent. */
public final class PlacedTask {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private PlacedTask() {}

    /** Returns a task of this id and payload under the token {@code 1.abc.default}. */
    public static Task of(String id, String payload) {
        return of(id, payload, null);
    }

    /** Returns the same, submitted under a correlation. */
    public static Task of(String id, String payload, @Nullable Correlation correlation) {
        TaskSpec spec = new TaskSpec(
                new TaskKey("default", id),
                "report",
                ShardKey.of("p1"),
                true,
                0,
                new DurationEstimate.Assumed(),
                null,
                List.of(),
                FailedParentRule.FAIL,
                null,
                null,
                payload,
                3,
                Membership.NONE,
                new Origin("hash", correlation));
        Lease lease = new Lease(
                "s1",
                ShardKey.of("p1"),
                ResourceVector.of("cpu", 1),
                new Token(1, "abc", "default"),
                true,
                NOW,
                null,
                NOW.plusSeconds(60),
                null);
        return Task.submitted(spec, NOW, new Rank(0, "fifo")).place(lease);
    }
}
