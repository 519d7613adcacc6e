package io.podium.domain.allocation;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The optimizer's shares, as placement and the plan strategy use them. Does not change. The sums of services stand side by
 * side in the order of their ids, because a step reads those of all services of a pool.
 */
public final class PlanWeights {

    /** No plan has been made. */
    public static final PlanWeights NONE = new PlanWeights(Map.of());

    private final Map<String, Map<String, Integer>> instances;
    private final String[] ids;
    private final double[] sums;

    /** @param instances planned instances by service and pool */
    public PlanWeights(Map<String, Map<String, Integer>> instances) {
        this.instances = Map.copyOf(instances);
        this.ids = new TreeMap<>(instances).keySet().toArray(new String[0]);
        this.sums = Arrays.stream(ids).mapToDouble(this::sum).toArray();
    }

    private double sum(String serviceId) {
        return byPool(serviceId).values().stream()
                .mapToDouble(planned -> planned)
                .sum();
    }

    private Map<String, Integer> byPool(String serviceId) {
        return instances.getOrDefault(serviceId, Map.of());
    }

    /** Returns the planned instances of a service in all pools. */
    public double of(String serviceId) {
        int place = Arrays.binarySearch(ids, serviceId);
        return place < 0 ? 0 : sums[place];
    }

    /** Returns the planned instances of services in all pools, which takes least where they are in order. */
    double[] of(List<String> serviceIds) {
        double[] weights = new double[serviceIds.size()];
        int next = 0;
        for (int i = 0; i < weights.length; i++) {
            String id = serviceIds.get(i);
            int place = next < ids.length && ids[next].equals(id) ? next : Arrays.binarySearch(ids, id);
            if (place >= 0) {
                weights[i] = sums[place];
                next = place + 1;
            }
        }
        return weights;
    }

    /** Returns the planned instances of a service in one pool. */
    public double of(String serviceId, String pool) {
        return byPool(serviceId).getOrDefault(pool, 0);
    }
}
