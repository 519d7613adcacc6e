package io.podium.local.cli;

import io.podium.domain.resource.Entitlement;
import io.podium.domain.resource.Sharing;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/** The options that say how the tenants of a trace share the servers. */
final class TenantArguments {
    @Option(
            names = "--fairness",
            paramLabel = "KIND",
            description = "Whose turn it is: max-min, the tenant's with fewest servers for its weight; drf, the same by"
                    + " its part of the scarcest resource; none, whoever is first under the policy. Default:"
                    + " ${DEFAULT-VALUE}.",
            defaultValue = Sharing.UNFAIR)
    private String fairness = Sharing.UNFAIR;

    @Option(
            names = "--weights",
            paramLabel = "TENANT=WEIGHT",
            split = ",",
            description = "Weights of tenants, as in a=3,b=1. Default: 1 each.")
    private Map<String, Double> weights = new LinkedHashMap<>();

    @Option(
            names = "--quota",
            paramLabel = "TENANT=N",
            split = ",",
            description = "The most servers that a tenant has at a time, as in a=10. Default: all.")
    private Map<String, Integer> quotas = new LinkedHashMap<>();

    /**
     * Returns what tenants may have.
     *
     * @throws IllegalArgumentException if a value is none that can be
     */
    Sharing sharing() {
        SortedMap<String, Entitlement> tenants = new TreeMap<>();
        weights.forEach((tenant, weight) -> tenants.put(tenant, new Entitlement(weight, null, null)));
        quotas.forEach((tenant, quota) -> {
            double weight = tenants.getOrDefault(tenant, Entitlement.DEFAULT).weight();
            tenants.put(tenant, new Entitlement(weight, quota, null));
        });
        return new Sharing(fairness, Entitlement.DEFAULT, tenants);
    }
}
