package io.podium.local.torture.port;

import io.podium.domain.store.BatchedCounters;
import io.podium.domain.store.ItemStore;
import io.podium.domain.usecase.Stores;
import io.podium.local.torture.world.World;
import java.time.Clock;
import java.util.function.Function;

/**
 * The tables of a deployment.
 *
 * @param registry services and pools
 * @param tasks tasks, their ties and their schedules
 * @param allocations ledgers
 * @param metrics counters
 * @param plans plans
 * @param audit who changed what
 */
public record Tables(Table registry, Table tasks, Table allocations, Table metrics, Table plans, Table audit) {
    public static final String TASKS = "tasks";
    public static final String ALLOCATIONS = "allocations";

    /** Opens empty tables. */
    public static Tables open(World world, TableWatch watch, Parts parts) {
        Function<String, Table> open =
                name -> Table.open(world, name, watch, memory -> parts.table(world, name, memory));
        return new Tables(
                open.apply("registry"),
                open.apply(TASKS),
                open.apply(ALLOCATIONS),
                open.apply("metrics"),
                open.apply("plans"),
                open.apply("audit"));
    }

    /** Returns the stores as one instance of a function reaches them. */
    public Stores seenFrom(Sandbox sandbox, Clock clock, Parts parts) {
        Function<Table, ItemStore> open =
                table -> parts.port(sandbox.world(), table.name(), new FaultyItemStore(sandbox, table));
        return Stores.on(
                clock,
                open.apply(registry),
                open.apply(tasks),
                open.apply(allocations),
                new BatchedCounters(open.apply(metrics), clock),
                open.apply(plans),
                open.apply(audit));
    }

    /** Returns the stores as they truly are. */
    public Stores truth(Clock clock) {
        return Stores.on(
                clock,
                registry.truth(),
                tasks.truth(),
                allocations.truth(),
                metrics.truth(),
                plans.truth(),
                audit.truth());
    }
}
