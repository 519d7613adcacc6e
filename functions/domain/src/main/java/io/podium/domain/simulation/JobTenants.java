package io.podium.domain.simulation;

import io.podium.domain.fairness.Fairness;
import io.podium.domain.fairness.Fairnesses;
import io.podium.domain.resource.Entitlement;
import io.podium.domain.resource.Sharing;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whose each job is, by number, and how many processors each tenant's jobs take. Where no rule tells tenants apart all
 * jobs count as one tenant's.
 */
final class JobTenants {
    private final int[] of;
    private final double[] weight;
    private final int[] quota;
    private final int[] held;
    private final Fairness fairness;
    private final double[] servers;

    JobTenants(List<Job> jobs, Sharing sharing, int servers) {
        this.fairness = Fairnesses.named(sharing.fairness());
        this.servers = new double[] {servers};
        this.of = new int[jobs.size()];
        Map<String, Integer> numbers = new HashMap<>();
        if (tellsApart(sharing)) {
            for (int job = 0; job < of.length; job++) {
                of[job] = numbers.computeIfAbsent(jobs.get(job).tenant(), any -> numbers.size());
            }
        }
        int count = Math.max(1, numbers.size());
        this.weight = new double[count];
        this.quota = new int[count];
        this.held = new int[count];
        weight[0] = 1;
        quota[0] = Integer.MAX_VALUE;
        numbers.forEach((tenant, number) -> {
            Entitlement entitlement = sharing.of(tenant);
            weight[number] = entitlement.weight();
            quota[number] = entitlement.slotsOrUnbounded();
        });
    }

    private static boolean tellsApart(Sharing sharing) {
        boolean quotas = sharing.otherwise().maxSlots() != null
                || sharing.tenants().values().stream().anyMatch(entitlement -> entitlement.maxSlots() != null);
        return quotas || sharing.isFair();
    }

    int count() {
        return held.length;
    }

    /** Returns whether all jobs are one tenant's, which may have everything. */
    boolean isOneWithAll() {
        return held.length == 1 && quota[0] == Integer.MAX_VALUE;
    }

    int of(int job) {
        return of[job];
    }

    /** Returns how many more processors a tenant's jobs may take. */
    int quotaLeft(int tenant) {
        return quota[tenant] - held[tenant];
    }

    void take(int job, int processors) {
        held[of[job]] += processors;
    }

    void giveBack(int job, int processors) {
        held[of[job]] -= processors;
    }

    double weight(int tenant) {
        return weight[tenant];
    }

    /** Returns what a tenant has, for its weight. */
    double share(int tenant) {
        return fairness.share(held[tenant], new double[] {held[tenant]}, servers) / weight[tenant];
    }
}
