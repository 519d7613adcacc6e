package io.podium.domain.optimization;

import io.podium.domain.queueing.ServiceLoad;
import org.jspecify.annotations.Nullable;

/**
 * Learns a service's load from windows: the mean of the windows while they are few, then exponentially smoothed; but a
 * change of arrivals or service times that chance does not explain (three standard deviations) is believed at once, and
 * the mean begins anew.
 */
final class LoadEstimator {

    private static final double SURPRISE = 3;
    private static final double MOST_VARIABLE = 50;

    private final OptimizerSettings settings;

    LoadEstimator(OptimizerSettings settings) {
        this.settings = settings;
    }

    /** Returns the estimate after a window, its required slots still 0. */
    ServiceEstimate after(ServiceObservation seen, @Nullable ServiceEstimate before, double targetWaitSeconds) {
        boolean surprised = before == null || arrivalsSurprise(seen, before) || serviceSurprises(seen, before);
        int steady = surprised || before == null ? 1 : before.steadyWindows() + 1;
        double weight = Math.max(settings.smoothing(), 1.0 / steady);
        double rate = seen.arrivals() / seen.windowSeconds();
        double lambda = before == null ? rate : mix(weight, rate, before.arrivalsPerSecond());
        double failures = failureShare(seen, before);
        double arrivalVariability = arrivalVariability(seen, before);
        double serviceVariability = serviceVariability(seen, before);
        double backlog = Math.max(0, seen.queueLength() - Math.max(1, lambda * targetWaitSeconds));
        double attempts = lambda * ServiceLoad.retryFactor(failures, settings.maxRetryFactor())
                + backlog / (settings.drainHorizon().toNanos() / 1e9);
        return new ServiceEstimate(
                lambda,
                serviceSeconds(seen, before, weight),
                failures,
                arrivalVariability,
                serviceVariability,
                before == null ? seen.meanWaitSeconds() : mix(seen.meanWaitSeconds(), before.meanWaitSeconds()),
                backlog,
                steady,
                attempts,
                safeFactor(lambda * seen.windowSeconds(), arrivalVariability + serviceVariability, steady),
                0);
    }

    private static boolean arrivalsSurprise(ServiceObservation seen, ServiceEstimate before) {
        double expected = before.arrivalsPerSecond() * seen.windowSeconds();
        double deviation = Math.sqrt(Math.max(1, expected * Math.max(1, before.arrivalVariability())));
        return Math.abs(seen.arrivals() - expected) > SURPRISE * deviation;
    }

    private boolean serviceSurprises(ServiceObservation seen, ServiceEstimate before) {
        Double known = before.meanServiceSeconds();
        if (known == null || !seen.hasServiceTime() || seen.completions() < settings.minSamples()) {
            return false;
        }
        double deviation = known * Math.sqrt(Math.max(1, before.serviceVariability()) / seen.completions());
        return Math.abs(seen.meanServiceSeconds() - known) > SURPRISE * deviation;
    }

    /** Returns the factor on the load that its estimate stays below with the safety quantile. */
    private double safeFactor(double expectedArrivals, double variability, int steady) {
        if (expectedArrivals == 0) {
            return 1;
        }
        double averaging = Math.max(1.0 / steady, settings.smoothing() / (2 - settings.smoothing()));
        double deviation = Math.sqrt(variability / Math.max(1, expectedArrivals) * averaging);
        return 1 + Math.min(1, NormalQuantile.of(settings.safetyQuantile()) * deviation);
    }

    private @Nullable Double serviceSeconds(ServiceObservation seen, @Nullable ServiceEstimate before, double weight) {
        Double known = before == null ? null : before.meanServiceSeconds();
        if (!seen.hasServiceTime()) {
            return known;
        }
        if (known == null) {
            return seen.meanServiceSeconds();
        }
        double trust = seen.completions() / (seen.completions() + settings.minSamples());
        return mix(weight * trust, seen.meanServiceSeconds(), known);
    }

    private double failureShare(ServiceObservation seen, @Nullable ServiceEstimate before) {
        double known = before == null ? 0 : before.failureShare();
        if (seen.attempts() < settings.minSamples()) {
            return known;
        }
        double share = seen.failures() / seen.attempts();
        return before == null ? share : mix(share, known);
    }

    private double arrivalVariability(ServiceObservation seen, @Nullable ServiceEstimate before) {
        double known = before == null ? 1 : before.arrivalVariability();
        return seen.arrivals() < settings.minSamples() ? known : Math.min(MOST_VARIABLE, mix(seen.scvArrival(), known));
    }

    private double serviceVariability(ServiceObservation seen, @Nullable ServiceEstimate before) {
        double known = before == null ? 1 : before.serviceVariability();
        return seen.completions() < settings.minSamples()
                ? known
                : Math.min(MOST_VARIABLE, mix(seen.scvService(), known));
    }

    /** Mixes what has no mean of few windows: at least as fast as a third per window. */
    private double mix(double seen, double before) {
        return mix(Math.max(settings.smoothing(), 0.3), seen, before);
    }

    private static double mix(double weight, double seen, double before) {
        return weight * seen + (1 - weight) * before;
    }
}
