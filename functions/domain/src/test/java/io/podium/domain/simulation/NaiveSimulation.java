package io.podium.domain.simulation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

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
        Set<String> aside = new HashSet<>();
        while (true) {
            Optional<Integer> next =
                    heads().filter(job -> !aside.contains(tenant(job))).min(this::inOrder);
            if (next.isEmpty()) {
                return;
            }
            int first = next.get();
            List<Integer> victims = victims(first);
            if (Math.min(free(), quotaLeft(tenant(first))) + wide(victims) >= width(first)) {
                for (int i = 0; !fits(first); i++) {
                    int victim = victims.get(i);
                    left[victim] = running.remove(victim) - now;
                    waiting.add(victim);
                    preemptions++;
                }
                start(first);
            } else if (isBeyondQuota(first)) {
                aside.add(tenant(first));
            } else {
                return;
            }
        }
    }

    /** The first job of each tenant that waits. */
    private Stream<Integer> heads() {
        Map<String, Integer> heads = new HashMap<>();
        waiting.forEach(job -> heads.merge(tenant(job), job, (one, other) -> byRank(one, other) < 0 ? one : other));
        return heads.values().stream();
    }

    private int inOrder(int job, int other) {
        int byShare = Double.compare(share(tenant(job)), share(tenant(other)));
        return byShare == 0 ? byRank(job, other) : byShare;
    }

    private int byRank(int job, int other) {
        int byRank = Double.compare(rank(job), rank(other));
        return byRank == 0 ? Integer.compare(job, other) : byRank;
    }

    private double share(String tenant) {
        double slots = held(tenant);
        double weight = rules.sharing().of(tenant).weight();
        return switch (rules.sharing().fairness()) {
            case "max-min" -> slots / weight;
            case "drf" -> slots / rules.servers() / weight;
            default -> 0;
        };
    }

    private boolean fits(int job) {
        return width(job) <= free() && width(job) <= quotaLeft(tenant(job));
    }

    /** Whether not even its own tenant's longer jobs could make room for it within the quota. */
    private boolean isBeyondQuota(int job) {
        return quotaLeft(tenant(job)) + wide(victims(job)) < width(job);
    }

    private int quotaLeft(String tenant) {
        return rules.sharing().of(tenant).slotsOrUnbounded() - held(tenant);
    }

    private int held(String tenant) {
        return wide(running.keySet().stream()
                .filter(job -> tenant(job).equals(tenant))
                .toList());
    }

    private String tenant(int job) {
        return jobs.get(job).tenant();
    }

    /** Whether the rules tell tenants apart; if not, all jobs are alike whosever they are. */
    private boolean isApart(int job, int other) {
        boolean quotas = rules.sharing().otherwise().maxSlots() != null
                || rules.sharing().tenants().values().stream().anyMatch(entitlement -> entitlement.maxSlots() != null);
        return (quotas || !rules.sharing().fairness().equals("none"))
                && !tenant(job).equals(tenant(other));
    }

    private List<Integer> victims(int job) {
        if (!rules.policy().equals("srtf")) {
            return List.of();
        }
        return running.keySet().stream()
                .filter(other -> !isApart(job, other))
                .filter(other -> left[job] + rules.preemptionMarginSeconds() < running.get(other) - now)
                .sorted(Comparator.<Integer>comparingDouble(running::get)
                        .thenComparing(other -> other)
                        .reversed())
                .toList();
    }

    private void backfill() {
        Optional<Integer> next = heads().filter(job -> !isBeyondQuota(job)).min(this::inOrder);
        if (next.isEmpty()) {
            return;
        }
        int first = next.get();
        double reserved = running.values().stream()
                .sorted()
                .filter(time -> freeAt(time) >= width(first))
                .findFirst()
                .orElseThrow();
        int leftOver = freeAt(reserved) - width(first);
        while (true) {
            int most = leftOver;
            Set<String> going = new HashSet<>();
            heads().filter(job -> width(job) <= quotaLeft(tenant(job))).forEach(job -> going.add(tenant(job)));
            Optional<Integer> job = waiting.stream()
                    .filter(other -> going.contains(tenant(other)) && fits(other))
                    .filter(other -> now + left[other] <= reserved || width(other) <= most)
                    .min(this::inOrder);
            if (job.isEmpty()) {
                return;
            }
            leftOver -= now + left[job.get()] <= reserved ? 0 : width(job.get());
            start(job.get());
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
