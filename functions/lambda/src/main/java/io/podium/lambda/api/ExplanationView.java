package io.podium.lambda.api;

import io.podium.domain.estimation.Estimate;
import io.podium.domain.estimation.Projection;
import io.podium.domain.scheduling.WaitBound;
import io.podium.domain.task.Task;
import io.podium.domain.usecase.AdviseAdmission.Advice;
import io.podium.domain.usecase.Explanation;
import io.podium.domain.usecase.Explanation.Ahead;
import io.podium.domain.usecase.Explanation.Bound;
import io.podium.domain.usecase.Explanation.Constraint;
import io.podium.domain.usecase.Explanation.Place;
import io.podium.domain.usecase.Explanation.Start;
import io.podium.domain.usecase.Explanation.Verdict;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Explanations and advice as the API shows them. */
public final class ExplanationView {
    private ExplanationView() {}

    /** Shows why a task stands where it stands. */
    public static Map<String, Object> whole(Explanation explanation) {
        Task task = explanation.task();
        Ahead ahead = explanation.ahead();
        Constraint constraint = explanation.constraint();
        Verdict deadline = explanation.deadline();
        Bound bound = explanation.bound();
        return Shown.object()
                .with("taskId", task.key().id())
                .with("status", task.status().name())
                .with("at", explanation.at())
                .with("policy", explanation.place().policy())
                .with("rank", Shown.number(task.rank().value()))
                .with("rankParts", parts(explanation.place(), task))
                .with("estimate", TaskView.estimate(task.spec().expected()))
                .with("ahead", ahead == null ? null : ahead.tasks())
                .with("aheadIsAtLeast", ahead == null ? null : ahead.isAtLeast())
                .with("aheadOfOtherTypes", ahead == null ? null : ahead.otherTypes())
                .with("aheadSeconds", ahead == null ? null : ahead.seconds())
                .with("constraint", constraint == null ? null : shown(constraint))
                .with("reasons", explanation.reasons())
                .with("estimatedStart", start(explanation.start(), explanation.at()))
                .with("deadline", deadline == null ? null : verdict(deadline, explanation.at(), task))
                .with("waitBound", bound == null ? null : bound(bound))
                .tree();
    }

    /** Shows what is said of a task with a deadline when it is submitted. */
    public static Map<String, Object> advice(Advice advice) {
        Estimate start = advice.start().seconds();
        Estimate finish = advice.deadline().finish();
        return Shown.object()
                .with("willMiss", advice.deadline().willMiss())
                .with("chanceToMiss", advice.deadline().chance())
                .with("estimatedStart", start == null ? null : after(advice.at(), start.seconds()))
                .with("estimatedFinish", finish == null ? null : after(advice.at(), finish.seconds()))
                .with("interval", finish == null ? null : interval(finish, advice.at()))
                .with("reason", advice.deadline().words())
                .tree();
    }

    private static Map<String, Object> parts(Place place, Task task) {
        return Shown.object()
                .with("words", place.words())
                .with("priority", Shown.number(task.spec().priority()))
                .with(
                        "aging",
                        Shown.object()
                                .with("perSecond", place.agingRate())
                                .with("waitedSeconds", place.waitedSeconds())
                                .with("gained", place.agingRate() * place.waitedSeconds())
                                .tree())
                .with(
                        "size",
                        Shown.object()
                                .with("expectedSeconds", Shown.number(task.expectedRemainingSeconds()))
                                .with("source", place.sizeSource())
                                .tree())
                .with("deadline", task.spec().deadline())
                .with("draw", place.policy().equals("random") ? task.rank().value() : null)
                .tree();
    }

    private static Map<String, Object> shown(Constraint constraint) {
        return Shown.object()
                .with("kind", constraint.kind())
                .with("words", constraint.words())
                .with("figures", constraint.figures())
                .tree();
    }

    private static Map<String, Object> start(Start start, Instant now) {
        Estimate seconds = start.seconds();
        Shown shown = Shown.object();
        if (seconds != null) {
            shown.with("at", after(now, seconds.seconds())).with("interval", interval(seconds, now));
        }
        return shown.with("reason", start.words()).tree();
    }

    private static Map<String, Object> verdict(Verdict verdict, Instant now, Task task) {
        Estimate finish = verdict.finish();
        return Shown.object()
                .with("deadline", task.spec().deadline())
                .with("willMiss", verdict.willMiss())
                .with("chanceToMiss", verdict.chance())
                .with("estimatedFinish", finish == null ? null : after(now, finish.seconds()))
                .with("interval", finish == null ? null : interval(finish, now))
                .with("reason", verdict.words())
                .tree();
    }

    private static Map<String, Object> interval(Estimate estimate, Instant now) {
        return Shown.object()
                .with("from", after(now, estimate.low()))
                .with("to", after(now, estimate.high()))
                .with("coverage", Projection.COVERAGE)
                .tree();
    }

    private static Map<String, Object> bound(Bound bound) {
        WaitBound computed = bound.bound();
        return Shown.object()
                .with("waitSeconds", finite(computed.waitSeconds()))
                .with("overtakingSeconds", finite(computed.overtakingSeconds()))
                .with("highestPriority", Shown.number(bound.highestPriority()))
                .with("aheadSeconds", bound.aheadSeconds())
                .with("burstSeconds", bound.arrivals().burstSeconds())
                .with("load", bound.arrivals().load())
                .with("slots", bound.slots())
                .with(
                        "reason",
                        (Double.isInfinite(computed.waitSeconds())
                                        ? "there is no bound at this load without aging, "
                                        : "")
                                + "if durations are as expected, slots stay as they are, and no more work and no higher"
                                + " priority arrives than did in the last 15 minutes")
                .tree();
    }

    private static @Nullable Double finite(double seconds) {
        return Double.isInfinite(seconds) ? null : seconds;
    }

    /** Returns the instant so many seconds after another, null where it never comes. */
    private static @Nullable Instant after(Instant now, double seconds) {
        return Double.isInfinite(seconds) ? null : now.plusMillis(Math.round(seconds * 1000));
    }
}
