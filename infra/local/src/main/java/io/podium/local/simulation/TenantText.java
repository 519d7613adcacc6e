package io.podium.local.simulation;

import io.podium.domain.resource.Entitlement;
import io.podium.domain.resource.Sharing;
import io.podium.local.page.Figure;
import java.util.ArrayList;
import java.util.List;

/** Writes what became of each tenant for people. */
final class TenantText {
    /** More would hide the rest. */
    private static final int MOST_ROWS = 50;

    private TenantText() {}

    /** Returns a table with a row for each tenant, of which the first fifty by name are shown. */
    static List<String> lines(Simulated run) {
        Sharing sharing = run.rules().sharing();
        List<String> lines = new ArrayList<>();
        lines.add("Tenants under " + SimulationText.policy(run.rules()) + ", fairness " + sharing.fairness());
        lines.add(SimulationText.row("Seconds", "tasks", "mean wait", "p99 wait", "max wait", "weight", "quota"));
        var byTenant = run.result().byTenant();
        byTenant.entrySet().stream().limit(MOST_ROWS).forEach(entry -> {
            Entitlement entitlement = sharing.of(entry.getKey());
            Integer quota = entitlement.maxSlots();
            lines.add(SimulationText.row(
                    entry.getKey(),
                    Figure.count(entry.getValue().tasks()),
                    SimulationText.cell(entry.getValue().meanWaitSeconds()),
                    SimulationText.cell(entry.getValue().p99WaitSeconds()),
                    SimulationText.cell(entry.getValue().maxWaitSeconds()),
                    Figure.plain(entitlement.weight()),
                    quota == null ? "none" : Figure.count(quota)));
        });
        if (byTenant.size() > MOST_ROWS) {
            lines.add("and " + Figure.count(byTenant.size() - MOST_ROWS) + " more");
        }
        return lines;
    }
}
