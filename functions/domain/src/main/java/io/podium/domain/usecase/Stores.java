package io.podium.domain.usecase;

import io.podium.domain.store.AuditStore;
import io.podium.domain.store.DurationStore;
import io.podium.domain.store.GroupStore;
import io.podium.domain.store.ItemStore;
import io.podium.domain.store.LedgerStore;
import io.podium.domain.store.MetricsStore;
import io.podium.domain.store.PlanStore;
import io.podium.domain.store.PoolStore;
import io.podium.domain.store.ScheduleStore;
import io.podium.domain.store.ServiceStore;
import io.podium.domain.store.TaskStore;
import java.time.Clock;

/**
 * All that is remembered.
 *
 * @param tasks the tasks
 * @param groups which tasks belong together
 * @param schedules what is submitted again and again
 * @param ledgers who holds what
 * @param pools the pools
 * @param services the registry
 * @param metrics what was measured
 * @param plans the optimizer's plans
 * @param durations what was learnt of how long tasks run
 * @param audit who changed what
 */
public record Stores(
        TaskStore tasks,
        GroupStore groups,
        ScheduleStore schedules,
        LedgerStore ledgers,
        PoolStore pools,
        ServiceStore services,
        MetricsStore metrics,
        PlanStore plans,
        DurationStore durations,
        AuditStore audit) {

    /** Returns the stores on the tables of a deployment, of which the registry holds services and pools. */
    public static Stores on(
            Clock clock,
            ItemStore registry,
            ItemStore tasks,
            ItemStore allocations,
            ItemStore metrics,
            ItemStore plans,
            ItemStore audit) {
        return new Stores(
                new TaskStore(tasks, clock),
                new GroupStore(tasks),
                new ScheduleStore(tasks),
                new LedgerStore(allocations),
                new PoolStore(registry),
                new ServiceStore(registry),
                new MetricsStore(metrics),
                new PlanStore(plans),
                new DurationStore(metrics),
                new AuditStore(audit));
    }
}
