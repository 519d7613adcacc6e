package io.podium.domain.simulation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The simulation as one would write it down, without any care for speed: lists that are sorted whenever something
 * happens. It shares no code with the fast one but the rules and the jobs.
 */
final class NaiveSimulation {
    private final SimulationRules rules;
    private final List<Job> jobs;
    private final List<Integer> waiting = new ArrayList<>();
    private final Map<Integer, Double> running = new HashMap<>();
    private final double[] left;
    private final double[] finish;
    private double now;
    int preemptions;

    NaiveSimulation(SimulationRules rules, Workload workload) {
        this.rules = rules;
        this.jobs = workload.jobs();
        this.left = jobs.stream().mapToDouble(Job::seconds).toArray();
        this.finish = new double[jobs.size()];
    }

    double[] run() {
        int arrived = 0;
        while (arrived < jobs.size() || !running.isEmpty()) {
            double nextArrival = arrived < jobs.size() ? jobs.get(arrived).arrivalSeconds() : Double.MAX_VALUE;
            now = Math.min(
                    nextArrival, running.values().stream().min(Double::compare).orElse(Double.MAX_VALUE));
            running.entrySet().removeIf(entry -> {
                finish[entry.getKey()] = entry.getValue();
                return entry.getValue() <= now;
            });
            while (arrived < jobs.size() && jobs.get(arrived).arrivalSeconds() <= now) {
                waiting.add(arrived++);
            }
            startInOrder();
            if (rules.backfill() == Backfill.EASY && !waiting.isEmpty()) {
                backfill();
            }
        }
        return finish;
    }

    private void startInOrder() {
        while (!waiting.isEmpty()) {
            waiting.sort(Comparator.comparingDouble(this::rank).thenComparing(job -> job));
            int first = waiting.get(0);
            List<Integer> victims = victims(first);
            if (free() + wide(victims) < width(first)) {
                return;
            }
            for (int i = 0; free() < width(first); i++) {
                int victim = victims.get(i);
                left[victim] = running.remove(victim) - now;
                waiting.add(victim);
                preemptions++;
            }
            start(first);
        }
    }

    private List<Integer> victims(int job) {
        if (!rules.policy().equals("srtf")) {
            return List.of();
        }
        return running.keySet().stream()
                .filter(other -> left[job] + rules.preemptionMarginSeconds() < running.get(other) - now)
                .sorted(Comparator.<Integer>comparingDouble(running::get)
                        .thenComparing(other -> other)
                        .reversed())
                .toList();
    }

    private void backfill() {
        int first = waiting.get(0);
        double reserved = running.values().stream()
                .sorted()
                .filter(time -> freeAt(time) >= width(first))
                .findFirst()
                .orElseThrow();
        int leftOver = freeAt(reserved) - width(first);
        for (int job : List.copyOf(waiting.subList(1, waiting.size()))) {
            boolean endsBefore = now + left[job] <= reserved;
            if (width(job) <= free() && (endsBefore || width(job) <= leftOver)) {
                leftOver -= endsBefore ? 0 : width(job);
                start(job);
            }
        }
    }

    private void start(int job) {
        waiting.remove((Integer) job);
        running.put(job, now + left[job]);
    }

    private double rank(int job) {
        return switch (rules.policy()) {
            case "fifo" -> jobs.get(job).arrivalSeconds();
            case "sjf" -> jobs.get(job).seconds();
            case "srtf" -> left[job];
            case "dps" ->
                -(jobs.get(job).priority() - rules.agingRate() * jobs.get(job).arrivalSeconds());
            case "edf" ->
                jobs.get(job).deadlineSeconds() == null
                        ? Double.MAX_VALUE
                        : jobs.get(job).deadlineSeconds();
            default -> throw new IllegalArgumentException(rules.policy());
        };
    }

    private int freeAt(double time) {
        return rules.servers()
                - wide(running.keySet().stream()
                        .filter(job -> running.get(job) > time)
                        .toList());
    }

    private int free() {
        return rules.servers() - wide(List.copyOf(running.keySet()));
    }

    private int wide(List<Integer> some) {
        return some.stream().mapToInt(this::width).sum();
    }

    private int width(int job) {
        return jobs.get(job).processors();
    }
}
