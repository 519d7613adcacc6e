package io.podium.optimizer.engine;

import io.podium.domain.optimization.ServiceObservation;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.random.RandomGenerator;

/** One service as M/M/c in virtual time, whose slots, load and health can be changed between windows. */
final class SimulatedPlant {

    private final String serviceId;
    private final RandomGenerator random;
    private final PriorityQueue<double[]> running =
            new PriorityQueue<>((one, other) -> Double.compare(one[0], other[0]));
    private final Deque<Double> queue = new ArrayDeque<>();
    private double now;
    private double nextArrival;
    private int slots;
    private final List<Double> services = new ArrayList<>();
    private final List<Double> waits = new ArrayList<>();
    private int arrivals;
    private int failures;

    double arrivalsPerSecond;
    double meanSeconds;
    double failureShare;

    SimulatedPlant(String serviceId, RandomGenerator random, double arrivalsPerSecond, double meanSeconds) {
        this.serviceId = serviceId;
        this.random = random;
        this.arrivalsPerSecond = arrivalsPerSecond;
        this.meanSeconds = meanSeconds;
        this.nextArrival = exponential(1 / arrivalsPerSecond);
    }

    /** Runs for a window with so many slots and tells what a meter would have seen. */
    ServiceObservation run(Duration window, int slotsNow) {
        double end = now + window.toSeconds();
        slots = slotsNow;
        services.clear();
        waits.clear();
        arrivals = 0;
        failures = 0;
        start();
        while (Math.min(nextArrival, nextEnd()) < end) {
            if (nextArrival < nextEnd()) {
                now = nextArrival;
                arrivals++;
                queue.add(now);
                nextArrival = now + exponential(1 / arrivalsPerSecond);
            } else {
                finish(running.remove());
            }
            start();
        }
        now = end;
        double mean = mean(services);
        double variance = services.stream()
                .mapToDouble(seconds -> (seconds - mean) * (seconds - mean))
                .average()
                .orElse(0);
        return new ServiceObservation(
                serviceId,
                window,
                arrivals,
                services.size(),
                failures,
                mean,
                mean == 0 ? 0 : variance / (mean * mean),
                1,
                mean(waits),
                waits.stream()
                        .sorted()
                        .skip(waits.size() * 99L / 100)
                        .findFirst()
                        .orElse(0.0),
                queue.size());
    }

    private double nextEnd() {
        return running.isEmpty() ? Double.POSITIVE_INFINITY : running.peek()[0];
    }

    private void finish(double[] task) {
        now = task[0];
        if (random.nextDouble() < failureShare) {
            failures++;
            queue.add(now);
        } else {
            services.add(task[1]);
        }
    }

    private void start() {
        while (!queue.isEmpty() && running.size() < slots) {
            waits.add(now - queue.remove());
            double seconds = exponential(meanSeconds);
            running.add(new double[] {now + seconds, seconds});
        }
    }

    private double exponential(double mean) {
        return -mean * Math.log(1 - random.nextDouble());
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }
}
