package io.podium.domain.scheduling;

import io.podium.domain.allocation.Fleet;
import io.podium.domain.ledger.TenantUse;
import io.podium.domain.resource.ResourceVector;
import io.podium.domain.resource.Sharing;
import io.podium.domain.task.ReadyTask;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** The order in which waiting tasks will get slots as these come free, from tenant to tenant as {@link Turns} says. */
public final class WaitingLine {
    /** Lots are not known beforehand; tenants that have the same are taken to be served as the policy says. */
    private static final RandomGenerator SAME_LOTS = () -> 0;

    private WaitingLine() {}

    /**
     * Returns the tasks in order. Each counts for its tenant from its turn on, as if none of those before it had ended:
     * what ends does so for all tenants alike.
     *
     * @param fleet what tenants hold now
     */
    public static List<ReadyTask> ordered(Collection<ReadyTask> waiting, Fleet fleet, Sharing sharing) {
        Map<String, TenantUse> given = new HashMap<>();
        Turns turns = new Turns(
                waiting,
                fleet.capacity(),
                tenant -> given.getOrDefault(tenant, TenantUse.NONE).plus(fleet.use(tenant)),
                sharing,
                SAME_LOTS);
        List<ReadyTask> ordered = new ArrayList<>();
        for (ReadyTask task = turns.next(); task != null; task = turns.next()) {
            ordered.add(task);
            given.merge(task.key().tenant(), new TenantUse(1, amount(task, fleet)), TenantUse::plus);
        }
        return ordered;
    }

    private static ResourceVector amount(ReadyTask task, Fleet fleet) {
        return fleet.ableTo(task.type()).stream()
                .findFirst()
                .map(service -> Fleet.requestOf(task, service).min())
                .orElse(ResourceVector.NONE);
    }
}
