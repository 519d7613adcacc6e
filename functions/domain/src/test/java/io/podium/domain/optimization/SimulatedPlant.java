package io.podium.domain.optimization;

import io.podium.domain.metrics.ArrivalBins;
import io.podium.domain.queueing.Dispersion;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.random.RandomGenerator;

/**
 * One service as a queue in virtual time, event by event, whose slots, load, speed and health can be changed between
 * windows. Service times are exponential, or mixed from two exponentials where they are to vary more.
 */
final class SimulatedPlant {

    private record Attempt(double end, double reported) {}

    private final String serviceId;
    private final RandomGenerator random;
    private final PriorityQueue<Attempt> running =
            new PriorityQueue<>((one, other) -> Double.compare(one.end, other.end));
    private final Deque<Double> queue = new ArrayDeque<>();
    private final List<Double> services = new ArrayList<>();
    private final List<Double> waits = new ArrayList<>();
    private double now;
    private double nextArrival;
    private int slots;
    private final double[] bins = new double[ArrivalBins.IN_A_MINUTE];
    private int arrivals;
    private int failures;

    double arrivalsPerSecond;
    double meanSeconds;
    double serviceVariability = 1;
    double failureShare;
    /** Tasks that are submitted together. */
    int tasksAtOnce = 1;
    /** Whether submissions come like a clock's strokes, and not by chance. */
    boolean evenly;
    /** Factor by which a slot is busy longer than the attempt reports. */
    double slowness = 1;
    /** Slots that are counted and do nothing. */
    int deadSlots;

    SimulatedPlant(String serviceId, RandomGenerator random, double arrivalsPerSecond, double meanSeconds) {
        this.serviceId = serviceId;
        this.random = random;
        this.arrivalsPerSecond = arrivalsPerSecond;
        this.meanSeconds = meanSeconds;
        this.nextArrival = exponential(1 / arrivalsPerSecond);
    }

    /** Lets tasks arrive at once. */
    void submit(int tasks) {
        for (int task = 0; task < tasks; task++) {
            queue.add(now);
        }
        arrivals += tasks;
        bins[(int) (now / ArrivalBins.BIN.toSeconds()) % bins.length] += tasks;
    }

    int waiting() {
        return queue.size();
    }

    /** Runs for some time with so many slots. */
    void run(double seconds, int slotsNow) {
        double end = now + seconds;
        slots = Math.max(0, slotsNow - deadSlots);
        start();
        while (Math.min(nextArrival, nextEnd()) < end) {
            if (nextArrival < nextEnd()) {
                now = nextArrival;
                submit(tasksAtOnce);
                double gap = tasksAtOnce / arrivalsPerSecond;
                nextArrival = now + (evenly ? gap : exponential(gap));
            } else {
                finish(running.remove());
            }
            start();
        }
        now = end;
    }

    /** Returns what a meter would have seen since the last call. */
    ServiceObservation take(Duration window) {
        ServiceObservation seen = seen(window);
        services.clear();
        waits.clear();
        Arrays.fill(bins, 0);
        failures = 0;
        arrivals = 0;
        return seen;
    }

    private ServiceObservation seen(Duration window) {
        double mean = mean(services);
        double variance = services.stream()
                .mapToDouble(seconds -> (seconds - mean) * (seconds - mean))
                .average()
                .orElse(0);
        double p99 = waits.stream()
                .sorted()
                .skip(waits.size() * 99L / 100)
                .findFirst()
                .orElse(0.0);
        return new ServiceObservation(
                serviceId,
                window,
                arrivals,
                services.size(),
                failures,
                mean,
                mean == 0 || services.size() < 2 ? 1 : variance / (mean * mean),
                Dispersion.of(Arrays.stream(bins).boxed().toList(), 0),
                mean(waits),
                p99,
                queue.size());
    }

    private double nextEnd() {
        return running.isEmpty() ? Double.POSITIVE_INFINITY : running.element().end;
    }

    private void finish(Attempt attempt) {
        now = attempt.end;
        if (random.nextDouble() < failureShare) {
            failures++;
            queue.add(now);
        } else {
            services.add(attempt.reported);
        }
    }

    private void start() {
        while (!queue.isEmpty() && running.size() < slots) {
            waits.add(now - queue.remove());
            double seconds = serviceSeconds();
            running.add(new Attempt(now + slowness * seconds, seconds));
        }
    }

    private double serviceSeconds() {
        if (serviceVariability == 0) {
            return meanSeconds;
        }
        double more = Math.sqrt((serviceVariability - 1) / (serviceVariability + 1));
        boolean quick = random.nextDouble() < (1 + more) / 2;
        return exponential(meanSeconds / (quick ? 1 + more : 1 - more));
    }

    private double exponential(double mean) {
        return -mean * Math.log(1 - random.nextDouble());
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }
}
