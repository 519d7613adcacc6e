package io.podium.domain.task;

import io.podium.domain.duration.DurationEstimate;
import io.podium.domain.resource.ResourceRequest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds task specs of which a test says only what it is about. */
public final class TestSpec {
    private final String id;
    private String tenant = "t";
    private String type = "work";
    private ShardKey shard = ShardKey.of("p");
    private boolean pinned;
    private double priority;
    private @Nullable Double expectedSeconds;
    private @Nullable ResourceRequest request;
    private List<String> dependsOn = List.of();
    private FailedParentRule failedParent = FailedParentRule.FAIL;
    private @Nullable Instant notBefore;
    private @Nullable Instant deadline;
    private @Nullable String payload;
    private int maxAttempts = 3;
    private Membership membership = Membership.NONE;
    private @Nullable String gang;
    private String content = "";
    private @Nullable String hash;
    private @Nullable Correlation correlation;

    private TestSpec(String id) {
        this.id = id;
    }

    public static TestSpec task(String id) {
        return new TestSpec(id);
    }

    public TestSpec tenant(String value) {
        tenant = value;
        return this;
    }

    public TestSpec type(String value) {
        type = value;
        return this;
    }

    public TestSpec pool(String value) {
        shard = ShardKey.of(value);
        return this;
    }

    public TestSpec pinned() {
        pinned = true;
        return this;
    }

    public TestSpec priority(double value) {
        priority = value;
        return this;
    }

    public TestSpec expected(double seconds) {
        expectedSeconds = seconds;
        return this;
    }

    public TestSpec request(@Nullable ResourceRequest value) {
        request = value;
        return this;
    }

    public TestSpec after(String... parents) {
        dependsOn = List.of(parents);
        return this;
    }

    public TestSpec onFailedParent(FailedParentRule value) {
        failedParent = value;
        return this;
    }

    public TestSpec notBefore(Instant value) {
        notBefore = value;
        return this;
    }

    public TestSpec deadline(Instant value) {
        deadline = value;
        return this;
    }

    public TestSpec payload(String value) {
        payload = value;
        return this;
    }

    public TestSpec attempts(int value) {
        maxAttempts = value;
        return this;
    }

    public TestSpec gang(@Nullable String value) {
        gang = value;
        return this;
    }

    /** Returns the gang that is named when the task is submitted, or null. */
    public @Nullable String gang() {
        return gang;
    }

    public TestSpec membership(Membership value) {
        membership = value;
        return this;
    }

    /** Makes the content differ from that of a spec that is the same otherwise. */
    public TestSpec content(String value) {
        content = value;
        return this;
    }

    /** Gives the content hash itself, which all tasks of an array share. */
    public TestSpec hash(String value) {
        hash = value;
        return this;
    }

    public TestSpec correlation(String value) {
        correlation = new Correlation(value);
        return this;
    }

    public TaskSpec build() {
        return new TaskSpec(
                new TaskKey(tenant, id),
                type,
                shard,
                pinned,
                priority,
                expectedSeconds == null
                        ? new DurationEstimate.Assumed()
                        : new DurationEstimate.Declared(expectedSeconds),
                request,
                dependsOn,
                failedParent,
                notBefore,
                deadline,
                payload,
                maxAttempts,
                membership,
                new Origin(hash == null ? "hash of " + id + " " + content : hash, correlation));
    }
}
