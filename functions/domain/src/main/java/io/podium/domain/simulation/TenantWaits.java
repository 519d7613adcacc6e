package io.podium.domain.simulation;

import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.DoubleStream;

/**
 * How long the jobs of one tenant waited.
 *
 * @param tasks how many they are, at least 1
 * @param meanWaitSeconds their mean wait
 * @param p99WaitSeconds the quantile 0.99 of their waits
 * @param maxWaitSeconds the longest of their waits
 */
public record TenantWaits(int tasks, double meanWaitSeconds, double p99WaitSeconds, double maxWaitSeconds) {

    static SortedMap<String, TenantWaits> of(SimulationResult result) {
        SortedMap<String, DoubleStream.Builder> waits = new TreeMap<>();
        for (int job = 0; job < result.jobs().size(); job++) {
            waits.computeIfAbsent(result.jobs().get(job).tenant(), any -> DoubleStream.builder())
                    .add(result.waitSeconds(job));
        }
        SortedMap<String, TenantWaits> byTenant = new TreeMap<>();
        waits.forEach((tenant, builder) ->
                byTenant.put(tenant, of(builder.build().sorted().toArray())));
        return byTenant;
    }

    private static TenantWaits of(double[] sorted) {
        return new TenantWaits(
                sorted.length,
                Arrays.stream(sorted).average().orElseThrow(),
                Quantile.of(sorted, 0.99),
                sorted[sorted.length - 1]);
    }
}
