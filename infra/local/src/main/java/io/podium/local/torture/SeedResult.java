package io.podium.local.torture;

import io.podium.local.torture.world.BrokenRule;
import io.podium.local.torture.world.Fault;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of one world.
 *
 * @param seed what it followed from
 * @param steps events in all
 * @param tasks tasks that were stored
 * @param virtualMillis how long it lasted
 * @param hash of all that happened
 * @param broken what was found broken, or null
 * @param last the last events
 * @param faults how often each fault struck
 */
public record SeedResult(
        long seed,
        long steps,
        int tasks,
        long virtualMillis,
        long hash,
        @Nullable BrokenRule broken,
        List<String> last,
        Map<Fault, Long> faults) {
    public SeedResult {
        last = List.copyOf(last);
        faults = Map.copyOf(faults);
    }
}
