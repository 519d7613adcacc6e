package io.podium.domain.duration;

import io.podium.domain.duration.DurationEstimate.Learnt;
import io.podium.domain.metrics.Measurements;
import io.podium.domain.metrics.RunSums;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What was learnt of the durations of a pool's tasks, for each type, and for each type on each service. Every subject's
 * sums fade as new runs are added, by half every {@link #HALF_LIFE} runs: by runs rather than by time, so that what is
 * common follows a change within minutes and what is rare is not forgotten overnight.
 *
 * @param foldedUntil what was measured before this is in, and nothing after it
 * @param subjects the sums by subject, at most {@link #MOST_SUBJECTS}
 * @param version counts the writes; 0 before the first
 */
public record LearntDurations(Instant foldedUntil, SortedMap<Subject, Learning> subjects, long version) {

    /** After this many runs of a subject the ones before count half. */
    public static final double HALF_LIFE = 100;

    /**
     * The most types, and types on services, that are known of one pool; of more, those that ran last. They are stored as
     * one item of up to some 40 KB.
     */
    public static final int MOST_SUBJECTS = 500;

    private static final double SHORTEST_SECONDS = 0.001;

    public LearntDurations {
        Objects.requireNonNull(foldedUntil);
        subjects = Collections.unmodifiableSortedMap(new TreeMap<>(subjects));
    }

    /**
     * What something was learnt of.
     *
     * @param type the task type
     * @param serviceId the service, or null for the type wherever it runs
     */
    public record Subject(String type, @Nullable String serviceId) implements Comparable<Subject> {
        private static final Comparator<Subject> ORDER = Comparator.comparing(Subject::type)
                .thenComparing(Subject::serviceId, Comparator.nullsFirst(Comparator.<String>naturalOrder()));

        public Subject {
            Objects.requireNonNull(type);
        }

        @Override
        public int compareTo(Subject other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * What was learnt of a subject.
     *
     * @param sums over its runs, older ones weighing less
     * @param lastRan the end of the measurements in which it last ran
     */
    public record Learning(RunSums sums, Instant lastRan) {}

    /** Nothing was learnt yet. */
    public static LearntDurations none() {
        return new LearntDurations(Instant.EPOCH, new TreeMap<>(), 0);
    }

    /**
     * Adds what was measured.
     *
     * @param measured what was measured from {@link #foldedUntil} on and before {@code until}
     */
    public LearntDurations with(Measurements measured, Instant until) {
        NavigableMap<Subject, Learning> learnt = new TreeMap<>(subjects);
        measured.runs().forEach((type, byService) -> {
            byService.forEach((service, sums) -> add(learnt, new Subject(type, service), sums, until));
            RunSums together = byService.values().stream().reduce(RunSums.NONE, RunSums::plus);
            add(learnt, new Subject(type, null), together, until);
        });
        forgetOldest(learnt);
        return new LearntDurations(until, learnt, version);
    }

    private static void forgetOldest(Map<Subject, Learning> learnt) {
        List<Subject> oldest = learnt.entrySet().stream()
                .sorted(Comparator.comparing(entry -> entry.getValue().lastRan()))
                .limit(Math.max(0, learnt.size() - MOST_SUBJECTS))
                .map(Map.Entry::getKey)
                .toList();
        oldest.forEach(learnt::remove);
    }

    private static void add(Map<Subject, Learning> learnt, Subject subject, RunSums sums, Instant until) {
        Learning before = learnt.getOrDefault(subject, new Learning(RunSums.NONE, until));
        double fading = Math.pow(0.5, sums.count() / HALF_LIFE);
        learnt.put(subject, new Learning(before.sums().times(fading).plus(sums), until));
    }

    /** Returns what is thought of tasks of a type wherever they run, which is how often they ran where. */
    public Optional<Learnt> of(String type) {
        return of(new Subject(type, null));
    }

    /** Returns what is thought of tasks of a type on a service, or of the type where it never ran on that service. */
    public Optional<Learnt> of(String type, String serviceId) {
        return of(new Subject(type, serviceId)).or(() -> of(type));
    }

    /** Returns what is thought of a subject, in whole milliseconds, since it is stored with every task. */
    public Optional<Learnt> of(Subject subject) {
        return Optional.ofNullable(subjects.get(subject))
                .map(Learning::sums)
                .map(sums -> new Learnt(
                        Math.max(SHORTEST_SECONDS, rounded(sums.mean())),
                        rounded(sums.deviation()),
                        rounded(sums.error()),
                        Math.max(SHORTEST_SECONDS, rounded(sums.count()))));
    }

    /** Returns what was learnt as the next write stores it. */
    public LearntDurations rewritten() {
        return new LearntDurations(foldedUntil, subjects, version + 1);
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
