package io.podium.local.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;

/** Makes a workload up. The same seed and specification make the same workload, on every platform. */
public final class WorkloadGenerator {
    private static final double SHORTEST = 0.05;

    private final WorkloadSpec spec;
    private final RandomGenerator random;

    /** Creates a generator that draws from this seed. */
    public WorkloadGenerator(WorkloadSpec spec, long seed) {
        this.spec = spec;
        this.random = new SplittableRandom(seed);
    }

    /** Draws the workload; it begins calm. */
    public Trace draw(String name) {
        List<Arrival> arrivals = new ArrayList<>(spec.tasks());
        boolean burst = false;
        double now = 0;
        double turn = exponential(1 / spec.calmSeconds());
        while (arrivals.size() < spec.tasks()) {
            double next = now + exponential(burst ? spec.burstRate() : spec.calmRate());
            if (next < turn) {
                now = next;
                arrivals.add(task(now));
            } else {
                // The process has no memory, so the time to the next arrival is drawn anew at the turn.
                now = turn;
                burst = !burst;
                turn = now + exponential(1 / (burst ? spec.burstSeconds() : spec.calmSeconds()));
            }
        }
        return Trace.of(name, arrivals);
    }

    private Arrival task(double at) {
        WorkloadSpec.TypeShare type = pick(spec.types(), WorkloadSpec.TypeShare::weight);
        WorkloadSpec.TenantShare tenant = pick(spec.tenants(), WorkloadSpec.TenantShare::weight);
        double duration = Math.max(SHORTEST, type.durations().draw(random));
        int priority = type.priorities()
                .get((int) (random.nextDouble() * type.priorities().size()));
        return new Arrival(at, duration, type.type(), priority, tenant.tenant(), null, null, null);
    }

    private <T> T pick(List<T> shares, ToDoubleFunction<T> weight) {
        double drawn = random.nextDouble() * shares.stream().mapToDouble(weight).sum();
        for (T share : shares) {
            drawn -= weight.applyAsDouble(share);
            if (drawn < 0) {
                return share;
            }
        }
        return shares.get(shares.size() - 1);
    }

    private double exponential(double rate) {
        return -StrictMath.log(1 - random.nextDouble()) / rate;
    }
}
