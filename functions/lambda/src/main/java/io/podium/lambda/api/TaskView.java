package io.podium.lambda.api;

import io.podium.domain.duration.DurationEstimate;
import io.podium.domain.task.ArrayPlace;
import io.podium.domain.task.GangPlace;
import io.podium.domain.task.LastRun;
import io.podium.domain.task.Lease;
import io.podium.domain.task.Outcome;
import io.podium.domain.task.Task;
import io.podium.domain.task.TaskSpec;
import io.podium.domain.usecase.ArraySummary;
import io.podium.lambda.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Tasks as the API shows them. */
public final class TaskView {
    private TaskView() {}

    /** Shows the id and the state: the answer to a submission. */
    public static Map<String, Object> brief(Task task) {
        return Shown.object()
                .with("taskId", task.key().id())
                .with("status", task.status().name())
                .tree();
    }

    /** Shows all of a task but the token of its lease. */
    public static Map<String, Object> whole(Task task) {
        TaskSpec spec = task.spec();
        Lease lease = task.lease();
        Outcome outcome = task.outcome();
        Shown shown = Shown.object()
                .with("taskId", spec.key().id())
                .with("type", spec.type())
                .with("status", task.status().name())
                .with("pool", spec.shard().pool())
                .with("priority", Shown.number(spec.priority()))
                .with("expectedSeconds", spec.expectedSeconds())
                .with("estimate", estimate(spec.expected()))
                .with("remainingSeconds", task.progress().remainingSeconds())
                .with("request", spec.request() == null ? null : request(spec))
                .with("dependsOn", spec.dependsOn().isEmpty() ? null : spec.dependsOn())
                .with("waitingFor", emptyAsNull(task.links().waitingFor()))
                .with("deadline", spec.deadline())
                .with("dueAt", task.dueAt())
                .with("attempts", task.progress().attempts())
                .with("maxAttempts", spec.maxAttempts())
                .with("preemptions", task.progress().preemptions())
                .with("failedOn", emptyAsNull(task.progress().failedOn()))
                .with("submittedAt", task.submittedAt())
                .withAll(origin(spec));
        if (lease != null) {
            shown.with("serviceId", lease.serviceId())
                    .with("allocation", lease.allocation())
                    .with("placedAt", lease.placedAt())
                    .with("startedAt", lease.startedAt())
                    .with("leaseUntil", lease.expiresAt())
                    .with(
                            "askedBackFor",
                            lease.askedFor() == null ? null : lease.askedFor().id());
        }
        if (outcome != null) {
            shown.withAll(last(outcome.last()))
                    .with("finishedAt", outcome.finishedAt())
                    .with("waitSeconds", task.waitSeconds())
                    .with("responseSeconds", task.responseSeconds())
                    .with("result", json(outcome.result()))
                    .with("error", outcome.error());
        }
        return shown.withAll(belonging(task))
                .with("payload", json(spec.payload()))
                .tree();
    }

    private static Map<String, Object> last(@Nullable LastRun last) {
        return last == null
                ? Map.of()
                : Shown.object()
                        .with("serviceId", last.serviceId())
                        .with("placedAt", last.placedAt())
                        .with("startedAt", last.startedAt())
                        .tree();
    }

    /** Shows a leased task to the worker that it is handed to. */
    public static Map<String, Object> leased(Task task) {
        Lease lease = task.requireLease();
        return Shown.object()
                .with("taskId", task.key().id())
                .with("type", task.spec().type())
                .with("payload", json(task.spec().payload()))
                .with("token", lease.token().toString())
                .with("leaseUntil", lease.expiresAt())
                .with("allocation", lease.allocation())
                .with("expectedSeconds", task.expectedRemainingSeconds())
                .with("remainingSeconds", task.progress().remainingSeconds())
                .with("attempt", task.progress().attempts())
                .withAll(belonging(task))
                .withAll(origin(task.spec()))
                .tree();
    }

    /** Shows what a line of the log says of a task. */
    public static Map<String, Object> logged(Task task) {
        return Shown.object()
                .with("tenant", task.key().tenant())
                .with("taskId", task.key().id())
                .with("correlationId", task.spec().correlationId())
                .with("type", task.spec().type())
                .with("status", task.status().name())
                .with("serviceId", task.lease() == null ? null : task.lease().serviceId())
                .with("attempt", (long) task.progress().attempts())
                .tree();
    }

    private static Map<String, Object> origin(TaskSpec spec) {
        return Shown.object()
                .with("correlationId", spec.correlationId())
                .with("traceparent", spec.traceParent().orElse(null))
                .tree();
    }

    /** Shows an array: how many of its tasks stand where, and what that makes of the whole. */
    public static Map<String, Object> array(ArraySummary summary) {
        Map<String, Object> counts = new TreeMap<>();
        summary.counts().forEach((status, count) -> counts.put(status.name(), (long) count));
        return Shown.object()
                .with("taskId", summary.array().key().id())
                .with("status", summary.status().name())
                .with("arraySize", (long) summary.array().size())
                .with("counts", counts)
                .tree();
    }

    /** Shows a task's index in its array, and its gang. */
    private static Map<String, Object> belonging(Task task) {
        ArrayPlace array = task.spec().membership().array();
        GangPlace gang = task.spec().membership().gang();
        Shown shown = Shown.object();
        if (array != null) {
            shown.with("arrayId", array.array())
                    .with("arrayIndex", (long) array.index())
                    .with("arraySize", (long) array.size());
        }
        if (gang != null) {
            shown.with("gang", gang.gang()).with("gangSize", (long) gang.size());
        }
        return shown.tree();
    }

    /** Shows how long a task was thought to run when it was ranked, and how sure that was. */
    public static Map<String, Object> estimate(DurationEstimate estimate) {
        Shown shown =
                Shown.object().with("seconds", Shown.number(estimate.seconds())).with("source", estimate.source());
        if (estimate instanceof DurationEstimate.Learnt learnt) {
            shown.with("deviationSeconds", Shown.number(learnt.deviationSeconds()))
                    .with("errorSeconds", Shown.number(learnt.errorSeconds()))
                    .with("samples", Shown.number(learnt.samples()));
        }
        return shown.tree();
    }

    private static @Nullable Object json(@Nullable String text) {
        return text == null ? null : Json.parse(text);
    }

    private static Map<String, Object> request(TaskSpec spec) {
        Shown shown = Shown.object();
        var request = spec.request();
        if (request != null) {
            request.max()
                    .kinds()
                    .forEach(kind -> shown.with(
                            kind,
                            Shown.object()
                                    .with("min", Shown.number(request.min().amount(kind)))
                                    .with("max", Shown.number(request.max().amount(kind)))
                                    .tree()));
        }
        return shown.tree();
    }

    private static @Nullable List<String> emptyAsNull(Iterable<String> values) {
        List<String> list = new ArrayList<>();
        values.forEach(list::add);
        return list.isEmpty() ? null : list;
    }
}
