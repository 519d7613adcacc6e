package io.podium.domain.optimization;

import io.podium.domain.queueing.ServiceLoad;
import org.jspecify.annotations.Nullable;

/**
 * Learns a service's load from windows: arrivals and service times as {@link RunningMean}, shares and variability
 * smoothed, and by {@link ModelCheck} where what is measured contradicts the queueing model.
 */
final class LoadEstimator {

    private static final double MOST_VARIABLE = 50;
    private static final double LEAST_FAILURE_VARIANCE = 0.01;

    private final OptimizerSettings settings;

    LoadEstimator(OptimizerSettings settings) {
        this.settings = settings;
    }

    /**
     * Returns the estimate after a window, its required slots still 0.
     *
     * @param running what ran in the window
     * @param fresh whether the window was not seen before; if it was, only the queue is news
     */
    ServiceEstimate after(
            ServiceObservation seen, @Nullable ServiceEstimate before, RunningSlots running, boolean fresh) {
        if (before == null) {
            return first(seen, running);
        }
        return fresh ? learnt(seen, before, running) : withQueue(before, seen, running, before.model());
    }

    private ServiceEstimate first(ServiceObservation seen, RunningSlots running) {
        RunningMean service = seen.hasServiceTime() ? firstService(seen) : null;
        ServiceEstimate estimate = new ServiceEstimate(
                RunningMean.of(seen.arrivals() / seen.windowSeconds(), 1),
                service,
                failures(seen, null),
                1,
                variability(seen.completions(), seen.scvService(), 1),
                seen.meanWaitSeconds(),
                seen.meanWaitSeconds(),
                0,
                ModelError.NONE,
                0,
                0,
                0);
        return withQueue(estimate, seen, running, ModelError.NONE);
    }

    private ServiceEstimate learnt(ServiceObservation seen, ServiceEstimate before, RunningSlots running) {
        double expected = before.arrivalsPerSecond() * seen.windowSeconds();
        double spread = Math.sqrt(Math.max(1, expected * Math.max(1, before.arrivalVariability())));
        RunningMean arrivals = before.arrivals()
                .with(seen.arrivals() / seen.windowSeconds(), spread / seen.windowSeconds(), 1, settings.smoothing());
        boolean usual = arrivals.windows() > before.arrivals().windows();
        ServiceEstimate estimate = new ServiceEstimate(
                arrivals,
                service(seen, before),
                failures(seen, before.failures()),
                usual ? arrivalVariability(seen, before.arrivalVariability()) : before.arrivalVariability(),
                variability(seen.completions(), seen.scvService(), before.serviceVariability()),
                mix(seen.meanWaitSeconds(), before.meanWaitSeconds()),
                seen.meanWaitSeconds(),
                before.backlog(),
                before.model(),
                before.attemptsPerSecond(),
                0,
                0);
        return withQueue(estimate, seen, running, new ModelCheck(settings, running).after(seen, estimate));
    }

    private @Nullable RunningMean service(ServiceObservation seen, ServiceEstimate before) {
        RunningMean known = before.service();
        if (!seen.hasServiceTime()) {
            return known;
        }
        if (known == null) {
            return firstService(seen);
        }
        boolean enough = seen.completions() >= settings.minSamples();
        double deviation = known.value() * Math.sqrt(Math.max(1, before.serviceVariability()) / seen.completions());
        return known.with(
                seen.meanServiceSeconds(),
                enough ? deviation : Double.POSITIVE_INFINITY,
                seen.completions(),
                settings.smoothing());
    }

    /** Begins with little trust: the first tasks to complete are the short ones. */
    private static RunningMean firstService(ServiceObservation seen) {
        return RunningMean.of(seen.meanServiceSeconds(), RunningMean.MIXTURE * seen.completions());
    }

    private ServiceEstimate withQueue(
            ServiceEstimate estimate, ServiceObservation seen, RunningSlots running, ModelError model) {
        double attempts = estimate.arrivalsPerSecond()
                * ServiceLoad.retryFactor(estimate.failureShare(), settings.maxRetryFactor());
        ServiceEstimate known = new ServiceEstimate(
                estimate.arrivals(),
                estimate.service(),
                estimate.failures(),
                estimate.arrivalVariability(),
                estimate.serviceVariability(),
                estimate.meanWaitSeconds(),
                estimate.lastWaitSeconds(),
                0,
                model,
                attempts,
                windowError(estimate, seen.windowSeconds()),
                0);
        return known.withBacklog(running.excess(known, seen));
    }

    /** Returns the relative error of the load that the safety quantile covers, were it learnt from one window. */
    private double windowError(ServiceEstimate estimate, double windowSeconds) {
        double samples = Math.max(1, estimate.arrivalsPerSecond() * windowSeconds);
        double variance = Math.max(1, estimate.arrivalVariability()) + estimate.serviceVariability();
        return NormalQuantile.of(settings.safetyQuantile()) * Math.sqrt(variance / samples);
    }

    private @Nullable RunningMean failures(ServiceObservation seen, @Nullable RunningMean known) {
        if (seen.attempts() < settings.minSamples()) {
            return known;
        }
        double share = seen.failures() / seen.attempts();
        if (known == null) {
            return RunningMean.of(share, seen.attempts());
        }
        double variance = Math.max(LEAST_FAILURE_VARIANCE, known.value() * (1 - known.value()));
        return known.with(share, Math.sqrt(variance / seen.attempts()), seen.attempts(), settings.smoothing());
    }

    /**
     * Learns slowly, since the dozen counts of a window tell the variability to within a half only, and not from the window
     * in which the load jumped.
     */
    private double arrivalVariability(ServiceObservation seen, double known) {
        double weight = seen.arrivals() < settings.minSamples() ? 0 : settings.smoothing() / 2;
        return weight * Math.min(MOST_VARIABLE, seen.scvArrival()) + (1 - weight) * known;
    }

    private double variability(double samples, double seen, double known) {
        return samples < settings.minSamples() ? known : Math.min(MOST_VARIABLE, mix(seen, known));
    }

    /** Mixes what has no mean of few windows: at least as fast as a third per window. */
    private double mix(double seen, double before) {
        double weight = Math.max(settings.smoothing(), 0.3);
        return weight * seen + (1 - weight) * before;
    }
}
