package io.podium.domain.optimization;

import io.podium.domain.queueing.ServiceLoad;
import org.jspecify.annotations.Nullable;

/**
 * Learns a service's load from windows: exponentially smoothed, but a change that chance does not explain (three standard
 * deviations of the count) is believed at once when it goes up and mostly when it goes down.
 */
final class LoadEstimator {

    private static final double SURPRISE = 3;
    private static final double WEIGHT_OF_SURPRISE_DOWN = 0.7;
    private static final double MOST_VARIABLE = 50;

    private final OptimizerSettings settings;

    LoadEstimator(OptimizerSettings settings) {
        this.settings = settings;
    }

    /** Returns the estimate after a window, its required slots still 0. */
    ServiceEstimate after(ServiceObservation seen, @Nullable ServiceEstimate before, double targetWaitSeconds) {
        double arrivalVariability = before == null ? 1 : before.arrivalVariability();
        double serviceVariability = before == null ? 1 : before.serviceVariability();
        double failures = before == null ? 0 : before.failureShare();
        double lambda = arrivals(seen, before);
        if (seen.arrivals() >= settings.minSamples()) {
            arrivalVariability = smooth(seen.scvArrival(), arrivalVariability);
        }
        if (seen.completions() >= settings.minSamples()) {
            serviceVariability = smooth(seen.scvService(), serviceVariability);
        }
        if (seen.attempts() >= settings.minSamples()) {
            double share = seen.failures() / seen.attempts();
            failures = before == null ? share : smooth(share, failures);
        }
        double backlog = Math.max(0, seen.queueLength() - Math.max(1, lambda * targetWaitSeconds));
        double safe = lambda + margin(lambda, arrivalVariability, seen.windowSeconds());
        double planned = safe * ServiceLoad.retryFactor(failures, settings.maxRetryFactor())
                + backlog / (settings.drainHorizon().toNanos() / 1e9);
        return new ServiceEstimate(
                lambda,
                serviceSeconds(seen, before),
                failures,
                Math.min(MOST_VARIABLE, arrivalVariability),
                Math.min(MOST_VARIABLE, serviceVariability),
                before == null ? seen.meanWaitSeconds() : smooth(seen.meanWaitSeconds(), before.meanWaitSeconds()),
                backlog,
                planned,
                0);
    }

    private double arrivals(ServiceObservation seen, @Nullable ServiceEstimate before) {
        double rate = seen.arrivals() / seen.windowSeconds();
        if (before == null) {
            return rate;
        }
        double expected = before.arrivalsPerSecond() * seen.windowSeconds();
        double deviation = Math.sqrt(Math.max(1, expected * Math.max(1, before.arrivalVariability())));
        double surprise = (seen.arrivals() - expected) / deviation;
        if (surprise > SURPRISE) {
            return rate;
        }
        double weight =
                surprise < -SURPRISE ? Math.max(settings.smoothing(), WEIGHT_OF_SURPRISE_DOWN) : settings.smoothing();
        return weight * rate + (1 - weight) * before.arrivalsPerSecond();
    }

    /** Returns how much the arrival rate may be above its estimate, at the safety quantile. */
    private double margin(double lambda, double variability, double windowSeconds) {
        double shrink = settings.smoothing() / (2 - settings.smoothing());
        double deviation = Math.sqrt(lambda * Math.min(MOST_VARIABLE, variability) / windowSeconds * shrink);
        return NormalQuantile.of(settings.safetyQuantile()) * deviation;
    }

    private @Nullable Double serviceSeconds(ServiceObservation seen, @Nullable ServiceEstimate before) {
        Double known = before == null ? null : before.meanServiceSeconds();
        if (!seen.hasServiceTime()) {
            return known;
        }
        if (known == null) {
            return seen.meanServiceSeconds();
        }
        double weight = seen.completions() / (seen.completions() + settings.minSamples());
        return weight * seen.meanServiceSeconds() + (1 - weight) * known;
    }

    private double smooth(double seen, double before) {
        return settings.smoothing() * seen + (1 - settings.smoothing()) * before;
    }
}
