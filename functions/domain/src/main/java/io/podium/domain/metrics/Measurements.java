package io.podium.domain.metrics;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Sums over some time: what happened to the tasks of each type and on each service. Sums of several windows, and of
 * several writers of one window, add up.
 *
 * @param amounts amounts by name, of the form {@code what/subject}: the subject, a service or a task type, is what
 *     follows the last slash; {@code what/type/service} is about the tasks of one type on one service
 */
public record Measurements(Map<String, Double> amounts) {
    private static final String ARRIVED = "arrived/";
    private static final String COMPLETED = "completed/";
    private static final String FAILED = "failed/";
    private static final String RAN = "ran/";
    private static final String RAN_SQUARED = "ran2/";
    private static final String WAITED = "waited/";
    private static final String WAIT_BUCKET = "w/";
    private static final String RESPONSE_BUCKET = "r/";

    public Measurements {
        amounts = Map.copyOf(amounts);
    }

    /** Nothing was measured. */
    public static Measurements none() {
        return new Measurements(Map.of());
    }

    /** Tasks of a type were submitted. */
    public static Measurements arrived(String type, int count) {
        return new Measurements(Map.of(ARRIVED + type, (double) count));
    }

    /**
     * A service has finished a task.
     *
     * @param serviceId the service
     * @param ranSeconds how long workers ran it
     * @param waitSeconds how long it waited
     */
    public static Measurements completed(String serviceId, double ranSeconds, double waitSeconds) {
        return new Measurements(Map.of(
                COMPLETED + serviceId,
                1.0,
                RAN + serviceId,
                ranSeconds,
                RAN_SQUARED + serviceId,
                ranSeconds * ranSeconds,
                WAITED + serviceId,
                waitSeconds,
                WAIT_BUCKET + Histogram.bucket(waitSeconds) + "/" + serviceId,
                1.0,
                RESPONSE_BUCKET + Histogram.bucket(waitSeconds + ranSeconds) + "/" + serviceId,
                1.0));
    }

    /**
     * A service has finished a task of a type.
     *
     * @param type the task type
     * @param serviceId the service
     * @param seconds how long the task took to run, from the beginning of its work to the end
     */
    public static Measurements ran(String type, String serviceId, double seconds) {
        String subject = type + "/" + serviceId;
        return new Measurements(
                Map.of(COMPLETED + subject, 1.0, RAN + subject, seconds, RAN_SQUARED + subject, seconds * seconds));
    }

    /** An attempt has failed on a service. */
    public static Measurements failed(String serviceId) {
        return new Measurements(Map.of(FAILED + serviceId, 1.0));
    }

    /** Returns the sum of both. */
    public Measurements plus(Measurements other) {
        return sum(List.of(this, other));
    }

    /** Returns the sum of all of these. */
    public static Measurements sum(Collection<Measurements> parts) {
        MeasurementSum sum = new MeasurementSum();
        parts.forEach(sum::add);
        return sum.sum();
    }

    /** Returns what was measured of each subject, so that nobody has to search all for one. */
    public Map<String, Measurements> bySubject() {
        Map<String, Map<String, Double>> split = new HashMap<>();
        amounts.forEach((name, amount) -> split.computeIfAbsent(
                        name.substring(name.lastIndexOf('/') + 1), any -> new HashMap<>())
                .put(name, amount));
        Map<String, Measurements> bySubject = new HashMap<>();
        split.forEach((subject, own) -> bySubject.put(subject, new Measurements(own)));
        return bySubject;
    }

    /** Returns whether nothing was measured. */
    public boolean isNone() {
        return amounts.isEmpty();
    }

    /** Returns how many tasks of a type were submitted. */
    public double arrivals(String type) {
        return amounts.getOrDefault(ARRIVED + type, 0.0);
    }

    /** Returns how many tasks a service finished. */
    public double completions(String serviceId) {
        return amounts.getOrDefault(COMPLETED + serviceId, 0.0);
    }

    /** Returns how many attempts failed on a service. */
    public double failures(String serviceId) {
        return amounts.getOrDefault(FAILED + serviceId, 0.0);
    }

    /** Returns the mean seconds that the finished tasks of a service ran, 0 where there are none. */
    public double meanRanSeconds(String serviceId) {
        return perCompletion(RAN, serviceId);
    }

    /** Returns the mean seconds that the finished tasks of a service waited, 0 where there are none. */
    public double meanWaitSeconds(String serviceId) {
        return perCompletion(WAITED, serviceId);
    }

    /** Returns the squared coefficient of variation of a service's running times, 1 where too few are known. */
    public double squaredVariation(String serviceId) {
        double mean = meanRanSeconds(serviceId);
        if (completions(serviceId) < 2 || mean <= 0) {
            return 1;
        }
        return Math.max(0, perCompletion(RAN_SQUARED, serviceId) / (mean * mean) - 1);
    }

    /** Returns the runs of finished tasks, by type and then by service. */
    public Map<String, Map<String, RunSums>> runs() {
        Map<String, Map<String, RunSums>> runs = new TreeMap<>();
        amounts.forEach((name, count) -> {
            String subject = name.startsWith(COMPLETED) ? name.substring(COMPLETED.length()) : "";
            int slash = subject.indexOf('/');
            if (slash > 0) {
                RunSums sums = new RunSums(
                        count,
                        amounts.getOrDefault(RAN + subject, 0.0),
                        amounts.getOrDefault(RAN_SQUARED + subject, 0.0));
                runs.computeIfAbsent(subject.substring(0, slash), any -> new TreeMap<>())
                        .put(subject.substring(slash + 1), sums);
            }
        });
        return runs;
    }

    /** Returns the waits of a service's finished tasks. */
    public Histogram waits(String serviceId) {
        return histogram(WAIT_BUCKET, serviceId);
    }

    /** Returns the times from submission to success of a service's finished tasks: waiting and running. */
    public Histogram responses(String serviceId) {
        return histogram(RESPONSE_BUCKET, serviceId);
    }

    /** Returns the services that have finished a task or failed at one. */
    public SortedSet<String> services() {
        return subjects(COMPLETED, FAILED);
    }

    /** Returns the types of the tasks that were submitted. */
    public SortedSet<String> types() {
        return subjects(ARRIVED);
    }

    /** Returns an amount by its whole name, 0 where nothing was measured under it. */
    double amount(String name) {
        return amounts.getOrDefault(name, 0.0);
    }

    private SortedSet<String> subjects(String... prefixes) {
        SortedSet<String> subjects = new TreeSet<>();
        for (String name : amounts.keySet()) {
            for (String prefix : prefixes) {
                if (name.startsWith(prefix) && name.lastIndexOf('/') == prefix.length() - 1) {
                    subjects.add(name.substring(prefix.length()));
                }
            }
        }
        return subjects;
    }

    /** Looks buckets up one by one, so that the cost does not grow with what was measured of others. */
    private Histogram histogram(String prefix, String serviceId) {
        SortedMap<Integer, Double> counts = new TreeMap<>();
        for (int bucket = 0; bucket <= Histogram.LAST_BUCKET; bucket++) {
            Double count = amounts.get(prefix + bucket + "/" + serviceId);
            if (count != null) {
                counts.put(bucket, count);
            }
        }
        return new Histogram(counts);
    }

    private double perCompletion(String name, String serviceId) {
        double completions = completions(serviceId);
        return completions > 0 ? amounts.getOrDefault(name + serviceId, 0.0) / completions : 0;
    }
}
