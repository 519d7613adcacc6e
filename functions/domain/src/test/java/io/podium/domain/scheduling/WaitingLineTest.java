package io.podium.domain.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import io.podium.domain.allocation.Fleet;
import io.podium.domain.allocation.PlanWeights;
import io.podium.domain.resource.Entitlement;
import io.podium.domain.resource.Sharing;
import io.podium.domain.task.Rank;
import io.podium.domain.task.ReadyTask;
import io.podium.domain.task.Task;
import io.podium.domain.task.TestSpec;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class WaitingLineTest {
    private final Fleet empty = new Fleet(List.of(), List.of(), PlanWeights.NONE, Instant.EPOCH);

    @Test
    void givesTenantsTurnsByTheirWeights() {
        TreeMap<String, Entitlement> tenants = new TreeMap<>();
        tenants.put("b", new Entitlement(2, null, null));
        Sharing sharing = new Sharing("max-min", Entitlement.DEFAULT, tenants);
        List<ReadyTask> waiting = List.of(
                task("a", 1), task("a", 2), task("a", 3), task("b", 4), task("b", 5), task("b", 6), task("b", 7));

        assertThat(WaitingLine.ordered(waiting, empty, sharing))
                .extracting(task -> task.key().id())
                .containsExactly("a1", "b4", "b5", "a2", "b6", "b7", "a3");
        assertThat(WaitingLine.ordered(waiting, empty, Sharing.DEFAULT.by(Sharing.UNFAIR)))
                .extracting(task -> task.key().id())
                .containsExactly("a1", "a2", "a3", "b4", "b5", "b6", "b7");
    }

    private static ReadyTask task(String tenant, int rank) {
        return ReadyTask.of(Task.submitted(
                TestSpec.task(tenant + rank).tenant(tenant).build(), Instant.EPOCH, new Rank(rank, "fifo")));
    }
}
