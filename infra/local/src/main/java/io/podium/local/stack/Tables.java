package io.podium.local.stack;

import io.podium.domain.store.BatchedCounters;
import io.podium.domain.store.ItemStore;
import io.podium.domain.usecase.Stores;
import io.podium.local.template.TableDefinition;
import io.podium.local.template.Template;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Finds out which table is for what, as the functions do: by the environment that the template gives them. */
public final class Tables {
    private final Template template;
    private final Map<String, String> environment;
    private final Clock clock;

    public Tables(Template template, Map<String, String> environment, Clock clock) {
        this.template = template;
        this.environment = environment;
        this.clock = clock;
    }

    /** Opens the stores. */
    public Stores open(Function<TableDefinition, ItemStore> opener) {
        return Stores.on(
                clock,
                opener.apply(named("PODIUM_REGISTRY_TABLE")),
                opener.apply(named("PODIUM_TASKS_TABLE")),
                opener.apply(named("PODIUM_ALLOCATIONS_TABLE")),
                new BatchedCounters(opener.apply(named("PODIUM_METRICS_TABLE")), clock),
                opener.apply(named("PODIUM_PLANS_TABLE")),
                opener.apply(named("PODIUM_AUDIT_TABLE")));
    }

    private TableDefinition named(String variable) {
        String name = environment.get(variable);
        List<TableDefinition> found = template.tables().stream()
                .filter(table -> table.name().equals(name))
                .toList();
        if (found.size() != 1) {
            throw new IllegalStateException(
                    "the template gives functions " + variable + "=" + name + ", which is none of its tables");
        }
        return found.get(0);
    }
}
