package io.podium.domain.simulation;

import io.podium.domain.fairness.Fairnesses;
import io.podium.domain.resource.Entitlement;
import io.podium.domain.resource.Sharing;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** Workloads in whole and half seconds, so that many things happen at one instant. */
final class RandomWorkload {
    private RandomWorkload() {}

    static Workload draw(RandomGenerator random, int jobs, int widest) {
        return draw(random, jobs, widest, 1);
    }

    /**
     * @param tenants how many tenants, {@code t0} the busiest
     */
    static Workload draw(RandomGenerator random, int jobs, int widest, int tenants) {
        List<Job> drawn = new ArrayList<>();
        double at = 0;
        for (int i = 0; i < jobs; i++) {
            at += random.nextInt(5) / 2.0;
            Double deadline = random.nextBoolean() ? at + random.nextInt(40) : null;
            drawn.add(new Job(at, random.nextInt(24) / 2.0, 1 + random.nextInt(widest), random.nextInt(9), deadline)
                    .of("t" + (tenants == 1 ? 0 : random.nextInt(1 + random.nextInt(tenants)))));
        }
        return new Workload(drawn);
    }

    /** Any fairness, with weights and quotas that let the widest job run. */
    static Sharing sharing(RandomGenerator random, int widest, int tenants) {
        TreeMap<String, Entitlement> entitlements = new TreeMap<>();
        for (int tenant = 0; tenant < tenants; tenant++) {
            Integer quota = random.nextBoolean() ? widest + random.nextInt(3) : null;
            entitlements.put("t" + tenant, new Entitlement(1 + random.nextInt(3), quota, null));
        }
        List<String> names = Fairnesses.names();
        return new Sharing(names.get(random.nextInt(names.size())), Entitlement.DEFAULT, entitlements);
    }
}
