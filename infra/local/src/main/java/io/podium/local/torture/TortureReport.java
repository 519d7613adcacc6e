package io.podium.local.torture;

import io.podium.local.torture.world.Fault;
import java.util.List;
import java.util.Map;

/**
 * What became of many worlds.
 *
 * @param from the first seed
 * @param to the last seed
 * @param steps for how many steps faults struck in each
 * @param seeds how many worlds were played
 * @param allSteps events in all of them
 * @param tasks tasks that were stored in all of them
 * @param virtualSeconds how long they lasted, together
 * @param seconds how long it took
 * @param faults how often each fault struck
 * @param failures worlds in which something was found broken, by seed
 */
public record TortureReport(
        long from,
        long to,
        long steps,
        long seeds,
        long allSteps,
        long tasks,
        long virtualSeconds,
        double seconds,
        Map<Fault, Long> faults,
        List<SeedResult> failures) {
    public TortureReport {
        faults = Map.copyOf(faults);
        failures = List.copyOf(failures);
    }
}
