package io.podium.domain.usecase;

import io.podium.domain.store.LedgerStore;
import io.podium.domain.store.MetricsStore;
import io.podium.domain.store.PlanStore;
import io.podium.domain.store.PoolStore;
import io.podium.domain.store.ServiceStore;
import io.podium.domain.store.TaskStore;

/**
 * All that is remembered.
 *
 * @param tasks the tasks
 * @param ledgers who holds what
 * @param pools the pools
 * @param services the registry
 * @param metrics what was measured
 * @param plans the optimizer's plans
 */
public record Stores(
        TaskStore tasks,
        LedgerStore ledgers,
        PoolStore pools,
        ServiceStore services,
        MetricsStore metrics,
        PlanStore plans) {}
