package io.podium.domain.store;

import io.podium.domain.optimization.LoopMemory;
import io.podium.domain.optimization.ModelError;
import io.podium.domain.optimization.RunningMean;
import io.podium.domain.optimization.RunningMean.Doubted;
import io.podium.domain.optimization.ServiceEstimate;
import io.podium.domain.optimization.ServiceGuard;
import io.podium.domain.optimization.ServiceGuard.Hold;
import io.podium.domain.optimization.ServiceGuard.Trial;
import io.podium.domain.optimization.ServiceHistory;
import io.podium.domain.optimization.ServiceHistory.Between;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the optimizer's loop remembers, as documents. */
final class LoopMemoryCodec {
    private LoopMemoryCodec() {}

    static Map<String, Object> write(LoopMemory memory) {
        return Document.empty()
                .put("estimates", PlanCodec.flat(memory.estimates(), LoopMemoryCodec::estimate))
                .put("histories", PlanCodec.flat(memory.histories(), LoopMemoryCodec::history))
                .put("guards", PlanCodec.flat(memory.guards(), LoopMemoryCodec::guard))
                .put("until", memory.measuredUntil())
                .tree();
    }

    static LoopMemory read(Document document) {
        return new LoopMemory(
                PlanCodec.flat(document.child("estimates"), value -> estimate(PlanCodec.tree(value))),
                PlanCodec.flat(document.child("histories"), value -> history(PlanCodec.tree(value))),
                PlanCodec.flat(document.child("guards"), value -> guard(PlanCodec.tree(value))),
                document.optionalInstant("until"));
    }

    private static Map<String, Object> estimate(ServiceEstimate estimate) {
        return Document.empty()
                .put("arrivals", mean(estimate.arrivals()))
                .put("service", mean(estimate.service()))
                .put("failures", mean(estimate.failures()))
                .put("arrivalVariability", estimate.arrivalVariability())
                .put("serviceVariability", estimate.serviceVariability())
                .put("wait", estimate.meanWaitSeconds())
                .put("lastWait", estimate.lastWaitSeconds())
                .put("backlog", estimate.backlog())
                .put("slowness", estimate.model().slowness())
                .put("late", (long) estimate.model().lateWindows())
                .put("attempts", estimate.attemptsPerSecond())
                .put("error", estimate.windowError())
                .put("slots", (long) estimate.requiredSlots())
                .tree();
    }

    private static ServiceEstimate estimate(Document document) {
        return new ServiceEstimate(
                mean(document.child("arrivals")),
                document.has("service") ? mean(document.child("service")) : null,
                document.has("failures") ? mean(document.child("failures")) : null,
                document.number("arrivalVariability"),
                document.number("serviceVariability"),
                document.number("wait"),
                document.number("lastWait"),
                document.number("backlog"),
                new ModelError(document.number("slowness"), document.integer("late")),
                document.number("attempts"),
                document.number("error"),
                document.integer("slots"));
    }

    private static @Nullable Map<String, Object> mean(@Nullable RunningMean mean) {
        Doubted doubted = mean == null ? null : mean.doubted();
        return mean == null
                ? null
                : Document.empty()
                        .put("value", mean.value())
                        .put("windows", (long) mean.windows())
                        .put("size", mean.size())
                        .put("doubted", doubted == null ? null : doubted.value())
                        .put("doubts", doubted == null ? null : (long) doubted.windows())
                        .tree();
    }

    private static RunningMean mean(Document document) {
        Double doubted = document.optionalNumber("doubted");
        return new RunningMean(
                document.number("value"),
                document.integer("windows"),
                document.number("size"),
                doubted == null ? null : new Doubted(doubted, document.has("doubts") ? document.integer("doubts") : 1));
    }

    private static Map<String, Object> history(ServiceHistory history) {
        return Document.empty()
                .putList(
                        "totals",
                        history.totals().stream().map(Integer::longValue).toList())
                .putList("loads", history.loads())
                .put("between", between(history.between()))
                .put("grown", history.lastGrownAt())
                .tree();
    }

    private static ServiceHistory history(Document document) {
        List<Integer> totals =
                document.numbers("totals").stream().map(Number::intValue).toList();
        List<Double> loads =
                document.numbers("loads").stream().map(Number::doubleValue).toList();
        Document between = document.has("between") ? document.child("between") : null;
        return new ServiceHistory(
                totals,
                loads,
                between == null ? null : new Between(between.integer("least"), between.integer("latest")),
                document.optionalInstant("grown"));
    }

    private static @Nullable Map<String, Object> between(@Nullable Between between) {
        return between == null
                ? null
                : Document.empty()
                        .put("least", (long) between.least())
                        .put("latest", (long) between.latest())
                        .tree();
    }

    private static Map<String, Object> guard(ServiceGuard guard) {
        return Document.empty()
                .put("trial", trial(guard.trial()))
                .put("hold", hold(guard.hold()))
                .put("rollbacks", (long) guard.rollbacks())
                .tree();
    }

    private static ServiceGuard guard(Document document) {
        return new ServiceGuard(
                document.has("trial") ? trial(document.child("trial")) : null,
                document.has("hold") ? hold(document.child("hold")) : null,
                document.integer("rollbacks"));
    }

    private static @Nullable Map<String, Object> trial(@Nullable Trial trial) {
        return trial == null
                ? null
                : Document.empty()
                        .put("version", trial.version())
                        .put("before", PlanCodec.flat(trial.before(), Integer::longValue))
                        .put("after", PlanCodec.flat(trial.after(), Integer::longValue))
                        .put("wait", trial.waitSeconds())
                        .put("failures", trial.failureShare())
                        .put("arrivals", trial.arrivalsPerSecond())
                        .put("windows", (long) trial.windows())
                        .put("bad", (long) trial.bad())
                        .put("worse", trial.worse())
                        .tree();
    }

    private static Trial trial(Document document) {
        return new Trial(
                document.whole("version"),
                counts(document.child("before")),
                counts(document.child("after")),
                document.number("wait"),
                document.number("failures"),
                document.number("arrivals"),
                document.integer("windows"),
                document.integer("bad"),
                document.optionalText("worse"));
    }

    private static @Nullable Map<String, Object> hold(@Nullable Hold hold) {
        return hold == null
                ? null
                : Document.empty()
                        .put("version", hold.version())
                        .put("instances", PlanCodec.flat(hold.instances(), Integer::longValue))
                        .put("refused", PlanCodec.flat(hold.refused(), Integer::longValue))
                        .put("until", hold.until())
                        .put("arrivals", hold.arrivalsPerSecond())
                        .put("why", hold.why())
                        .tree();
    }

    private static Hold hold(Document document) {
        return new Hold(
                document.whole("version"),
                counts(document.child("instances")),
                counts(document.child("refused")),
                document.instant("until"),
                document.number("arrivals"),
                document.text("why"));
    }

    private static Map<String, Integer> counts(Document document) {
        return PlanCodec.flat(document, value -> ((Number) value).intValue());
    }
}
