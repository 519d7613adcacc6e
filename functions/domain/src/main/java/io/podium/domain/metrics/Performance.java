package io.podium.domain.metrics;

import java.util.Collection;
import java.util.Set;

/**
 * What a service, or all services of a pool together, did over some time.
 *
 * @param seconds how long that was
 * @param arrivals tasks submitted; 0 for a service, since a task waits for a type and not for a service
 * @param completions tasks finished
 * @param failures attempts that failed
 * @param ranSeconds how long the finished tasks ran, in sum
 * @param waitedSeconds how long the finished tasks waited, in sum
 * @param waits the waits of the finished tasks
 * @param responses the times from submission to success of the finished tasks
 * @param load how full it was on the mean
 */
public record Performance(
        double seconds,
        double arrivals,
        double completions,
        double failures,
        double ranSeconds,
        double waitedSeconds,
        Histogram waits,
        Histogram responses,
        LoadSample load) {

    /** Returns what one service did. */
    public static Performance ofService(Measurements measured, String serviceId, double seconds) {
        return of(measured, Set.of(serviceId), 0, serviceId, seconds);
    }

    /** Returns what all services of a pool did, whose measurements these are. */
    public static Performance ofPool(Measurements measured, double seconds) {
        double arrivals =
                measured.types().stream().mapToDouble(measured::arrivals).sum();
        return of(measured, measured.services(), arrivals, LoadSample.WHOLE_POOL, seconds);
    }

    private static Performance of(
            Measurements measured, Collection<String> services, double arrivals, String sampled, double seconds) {
        double completions = 0;
        double failures = 0;
        double ran = 0;
        double waited = 0;
        Histogram waits = Histogram.empty();
        Histogram responses = Histogram.empty();
        for (String service : services) {
            completions += measured.completions(service);
            failures += measured.failures(service);
            ran += measured.completions(service) * measured.meanRanSeconds(service);
            waited += measured.completions(service) * measured.meanWaitSeconds(service);
            waits = waits.plus(measured.waits(service).counts());
            responses = responses.plus(measured.responses(service).counts());
        }
        return new Performance(
                seconds,
                arrivals,
                completions,
                failures,
                ran,
                waited,
                waits,
                responses,
                LoadSample.mean(measured, sampled));
    }

    /** Returns the tasks finished per second. */
    public double throughput() {
        return seconds > 0 ? completions / seconds : 0;
    }

    /** Returns the share of attempts that failed, 0 without attempts. */
    public double errorRate() {
        double attempts = completions + failures;
        return attempts > 0 ? failures / attempts : 0;
    }

    /** Returns the mean seconds that a finished task ran, 0 where none did. */
    public double meanServiceSeconds() {
        return completions > 0 ? ranSeconds / completions : 0;
    }

    /** Returns the mean seconds that a finished task waited, 0 where none did. */
    public double meanWaitSeconds() {
        return completions > 0 ? waitedSeconds / completions : 0;
    }

    /** Returns the mean seconds from submission to success, 0 where there was none. */
    public double meanResponseSeconds() {
        return meanServiceSeconds() + meanWaitSeconds();
    }
}
