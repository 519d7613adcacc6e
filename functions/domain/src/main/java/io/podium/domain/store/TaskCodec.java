package io.podium.domain.store;

import io.podium.domain.duration.DurationEstimate;
import io.podium.domain.resource.ResourceRequest;
import io.podium.domain.task.Correlation;
import io.podium.domain.task.FailedParentRule;
import io.podium.domain.task.LastRun;
import io.podium.domain.task.Lease;
import io.podium.domain.task.Links;
import io.podium.domain.task.Origin;
import io.podium.domain.task.Outcome;
import io.podium.domain.task.Progress;
import io.podium.domain.task.Rank;
import io.podium.domain.task.ShardKey;
import io.podium.domain.task.Task;
import io.podium.domain.task.TaskKey;
import io.podium.domain.task.TaskSpec;
import io.podium.domain.task.TaskStatus;
import io.podium.domain.task.Token;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Tasks as documents. Names are short because every write of a task is billed by its size. */
final class TaskCodec {
    /** The form of the documents written here, for a reader that comes after a change of it. */
    private static final long SCHEMA = 1;

    private TaskCodec() {}

    static Document write(Task task) {
        TaskSpec spec = task.spec();
        Document document = Document.empty()
                .put("schema", SCHEMA)
                .put("tenant", spec.key().tenant())
                .put("id", spec.key().id())
                .put("type", spec.type())
                .put("shard", spec.shard().toString())
                .put("pinned", spec.pinned() ? true : null)
                .put("priority", spec.priority())
                .put("expected", spec.expectedSeconds())
                .putList("learnt", learnt(spec.expected()))
                .putList("dependsOn", spec.dependsOn())
                .put(
                        "onFail",
                        spec.dependsOn().isEmpty() ? null : spec.failedParent().name())
                .put("notBefore", spec.notBefore())
                .put("deadline", spec.deadline())
                .put("payload", spec.payload())
                .put("tries", (long) spec.maxAttempts())
                .put("hash", spec.contentHash())
                .put("trace", correlation(spec.origin()))
                .put("status", task.status().name())
                .put("submitted", task.submittedAt())
                .put("rank", task.rank().value())
                .put("rankedBy", task.rank().rankedBy())
                .put("due", task.dueAt())
                .putList("waitsFor", task.links().waitingFor())
                .putList("dependents", task.links().dependents());
        putRequest(document, spec.request());
        MembershipCodec.put(document, spec.membership());
        putProgress(document, task.progress());
        putLease(document, task.lease());
        putOutcome(document, task.outcome());
        return document;
    }

    static Task read(Document document, long version) {
        return new Task(
                spec(document),
                TaskStatus.valueOf(document.text("status")),
                document.instant("submitted"),
                new Rank(document.number("rank"), document.text("rankedBy")),
                progress(document),
                new Links(new TreeSet<>(document.texts("waitsFor")), new TreeSet<>(document.texts("dependents"))),
                document.has("lease") ? lease(document.child("lease")) : null,
                document.optionalInstant("due"),
                outcome(document),
                version);
    }

    static void putRequest(Document document, @Nullable ResourceRequest request) {
        if (request != null) {
            document.put("min", request.min());
            if (!request.max().equals(request.min())) {
                document.put("max", request.max());
            }
        }
    }

    static @Nullable ResourceRequest request(Document document) {
        return document.has("min")
                ? new ResourceRequest(
                        document.amounts("min"),
                        document.has("max") ? document.amounts("max") : document.amounts("min"))
                : null;
    }

    private static TaskSpec spec(Document document) {
        return new TaskSpec(
                new TaskKey(document.text("tenant"), document.text("id")),
                document.text("type"),
                ShardKey.parse(document.text("shard")),
                document.flag("pinned"),
                document.number("priority"),
                expected(document),
                request(document),
                document.texts("dependsOn"),
                document.has("onFail") ? FailedParentRule.valueOf(document.text("onFail")) : FailedParentRule.FAIL,
                document.optionalInstant("notBefore"),
                document.optionalInstant("deadline"),
                document.optionalText("payload"),
                document.integer("tries"),
                MembershipCodec.read(document),
                new Origin(document.text("hash"), correlation(document)));
    }

    private static @Nullable String correlation(Origin origin) {
        return origin.correlation() == null ? null : origin.correlation().value();
    }

    private static @Nullable Correlation correlation(Document document) {
        return document.has("trace") ? new Correlation(document.text("trace")) : null;
    }

    private static List<Double> learnt(DurationEstimate expected) {
        return expected instanceof DurationEstimate.Learnt learnt
                ? List.of(learnt.seconds(), learnt.deviationSeconds(), learnt.errorSeconds(), learnt.samples())
                : List.of();
    }

    private static DurationEstimate expected(Document document) {
        if (document.has("expected")) {
            return new DurationEstimate.Declared(document.number("expected"));
        }
        List<Double> learnt =
                document.numbers("learnt").stream().map(Number::doubleValue).toList();
        return learnt.isEmpty()
                ? new DurationEstimate.Assumed()
                : new DurationEstimate.Learnt(learnt.get(0), learnt.get(1), learnt.get(2), learnt.get(3));
    }

    private static void putProgress(Document document, Progress progress) {
        document.put("attempts", progress.attempts() == 0 ? null : (long) progress.attempts())
                .put("fence", progress.fence() == 0 ? null : progress.fence())
                .put("ran", progress.ranSeconds() == 0 ? null : progress.ranSeconds())
                .put("remaining", progress.remainingSeconds())
                .put("preemptions", progress.preemptions() == 0 ? null : (long) progress.preemptions())
                .put("refusals", progress.refusals() == 0 ? null : (long) progress.refusals())
                .putList("failedOn", progress.failedOn());
        if (progress.lastToken() != null) {
            document.put("last", progress.lastToken().toString());
        }
    }

    private static Progress progress(Document document) {
        Double ran = document.optionalNumber("ran");
        return new Progress(
                (int) document.whole("attempts", 0),
                document.whole("fence", 0),
                ran == null ? 0 : ran,
                document.optionalNumber("remaining"),
                document.has("last") ? token(document.text("last")) : null,
                (int) document.whole("preemptions", 0),
                (int) document.whole("refusals", 0),
                document.texts("failedOn"));
    }

    private static void putLease(Document document, @Nullable Lease lease) {
        if (lease != null) {
            document.put(
                    "lease",
                    Document.empty()
                            .put("service", lease.serviceId())
                            .put("from", lease.from().toString())
                            .put("amount", lease.allocation())
                            .put("token", lease.token().toString())
                            .put("delivered", lease.delivered() ? true : null)
                            .put("placed", lease.placedAt())
                            .put("started", lease.startedAt())
                            .put("until", lease.expiresAt())
                            .put("askedFor", lease.askedFor() == null ? null : name(lease.askedFor()))
                            .tree());
        }
    }

    private static Lease lease(Document document) {
        return new Lease(
                document.text("service"),
                ShardKey.parse(document.text("from")),
                document.amounts("amount"),
                token(document.text("token")),
                document.flag("delivered"),
                document.instant("placed"),
                document.optionalInstant("started"),
                document.instant("until"),
                document.has("askedFor") ? key(document.text("askedFor")) : null);
    }

    private static String name(TaskKey key) {
        return key.tenant() + "#" + key.id();
    }

    private static TaskKey key(String name) {
        int hash = name.lastIndexOf('#');
        return new TaskKey(name.substring(0, hash), name.substring(hash + 1));
    }

    private static Token token(String text) {
        return Token.parse(text).orElseThrow(() -> new IllegalStateException("a stored token is no token: " + text));
    }

    private static void putOutcome(Document document, @Nullable Outcome outcome) {
        if (outcome != null) {
            document.put("finished", outcome.finishedAt())
                    .put("result", outcome.result())
                    .put("error", outcome.error());
            putLast(document, outcome.last());
        }
    }

    private static void putLast(Document document, @Nullable LastRun last) {
        if (last != null) {
            document.put("service", last.serviceId())
                    .put("placed", last.placedAt())
                    .put("started", last.startedAt());
        }
    }

    private static @Nullable LastRun last(Document document) {
        return document.has("service")
                ? new LastRun(document.text("service"), document.instant("placed"), document.optionalInstant("started"))
                : null;
    }

    private static @Nullable Outcome outcome(Document document) {
        return document.has("finished")
                ? new Outcome(
                        document.instant("finished"),
                        document.optionalText("result"),
                        document.optionalText("error"),
                        last(document))
                : null;
    }
}
