package io.podium.domain.usecase;

import io.podium.domain.estimation.Belief;
import io.podium.domain.estimation.Estimate;
import io.podium.domain.estimation.Line;
import io.podium.domain.estimation.Newcomers;
import io.podium.domain.estimation.Projection;
import io.podium.domain.scheduling.WaitBound;
import io.podium.domain.task.ReadyTask;
import io.podium.domain.usecase.Explanation.Bound;
import io.podium.domain.usecase.Explanation.Start;
import io.podium.domain.usecase.Explanation.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What is to be thought of a waiting task, from one survey: when it starts and ends, and how long it waits at most. */
final class Outlook {
    private static final int PATHS = 200;
    private static final String ASSUMED =
            "if slots stay as they are and tasks go on arriving as they did in the last 15"
                    + " minutes; the interval is meant to hold in 80 % of cases";

    private final Survey survey;
    private final ReadyTask task;
    private final List<ReadyTask> ahead;
    private final Line line;
    private final @Nullable Projection projection;
    private final RandomGenerator random;

    Outlook(Survey survey, ReadyTask task, RandomGenerator random) {
        this.survey = survey;
        this.task = task;
        this.ahead = survey.ahead(task);
        this.line = survey.line(task, ahead);
        this.random = random;
        this.projection = obstacle() == null ? Projection.of(line, PATHS, random) : null;
    }

    List<ReadyTask> ahead() {
        return ahead;
    }

    double aheadSeconds() {
        return line.aheadSeconds();
    }

    Start start() {
        if (projection == null) {
            return new Start(null, String.valueOf(obstacle()));
        }
        Estimate start = projection.start();
        return Double.isInfinite(start.seconds())
                ? new Start(null, "tasks that go first arrive as fast as they are run")
                : new Start(start, ASSUMED);
    }

    @Nullable
    Verdict deadline() {
        Instant deadline = task.deadline();
        if (deadline == null) {
            return null;
        }
        double due = Duration.between(survey.now(), deadline).toMillis() / 1000.0;
        if (due <= task.expectedSeconds()) {
            String words = due <= 0
                    ? "the deadline has passed"
                    : "even if it started now, " + task.expectedSeconds() + " s of running end after the deadline";
            return new Verdict(true, 1.0, finish(), words);
        }
        if (projection == null) {
            return new Verdict(false, null, null, "there is no telling: " + obstacle());
        }
        double chance = projection.chanceToMiss(duration(), due, random);
        return new Verdict(chance > 0.5, chance, finish(), ASSUMED);
    }

    /** Returns the wait bound of dps, or null under other policies and where not all that goes first is known. */
    @Nullable
    Bound bound() {
        var arrivals = survey.arrivals();
        if (!survey.rules().policy().equals("dps") || projection == null || arrivals == null || survey.cut()) {
            return null;
        }
        Newcomers newcomers = survey.newcomers();
        double highest =
                newcomers.kinds().stream().mapToDouble(kind -> -kind.offset()).reduce(task.priority(), Math::max);
        double load = newcomers.load();
        WaitBound.Arrivals envelope = new WaitBound.Arrivals(arrivals.burstSeconds(load), load);
        double aging = survey.rules().agingRate();
        double gained =
                aging * Duration.between(task.submittedAt(), survey.now()).toMillis() / 1000.0;
        WaitBound bound = WaitBound.of(
                Math.max(0, highest - task.priority() - gained), aging, aheadSeconds(), envelope, line.slots());
        return new Bound(bound, highest, aheadSeconds(), envelope, line.slots());
    }

    private @Nullable Estimate finish() {
        if (projection == null) {
            return null;
        }
        Estimate finish = projection.finish(duration(), random);
        return Double.isInfinite(finish.seconds()) ? null : finish;
    }

    private Belief duration() {
        return new Belief(task.expectedSeconds(), survey.variation());
    }

    private @Nullable String obstacle() {
        if (!survey.isServed(task.type())) {
            return "no service takes tasks of type " + task.type();
        }
        if (survey.slots() == 0) {
            return "no slot with resources is there for tasks of type " + task.type();
        }
        if (!survey.standing().isEmpty()) {
            return "room is held back in its pool, and when that comes free is not estimated";
        }
        if (survey.needsMoreThanComesFree(task)) {
            return "it needs more than any running task would give back, and when so much is free is not estimated";
        }
        if (survey.cut() && ahead.size() >= SurveyPool.MOST_WAITING) {
            return SurveyPool.MOST_WAITING + " tasks or more go first";
        }
        return survey.arrivals() == null ? "too much was measured lately to be read at once" : null;
    }
}
