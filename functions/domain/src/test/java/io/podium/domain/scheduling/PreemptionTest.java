package io.podium.domain.scheduling;

import static io.podium.domain.task.TestSpec.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.podium.domain.allocation.Fleet;
import io.podium.domain.ledger.Holding;
import io.podium.domain.resource.Entitlement;
import io.podium.domain.resource.PoolRules;
import io.podium.domain.resource.ResourceRequest;
import io.podium.domain.resource.ResourceVector;
import io.podium.domain.resource.Sharing;
import io.podium.domain.service.Circuit;
import io.podium.domain.service.TestService;
import io.podium.domain.task.ShardKey;
import io.podium.domain.task.TaskKey;
import io.podium.domain.task.TestSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PreemptionTest {
    private final World world = new World();
    private final List<RunningTask> running = new ArrayList<>();

    @Test
    void takesTheTaskWithTheMostLeft() {
        onePool(3, 3);
        runs("a", 40).runs("b", 90).runs("c", 60).waits(task("w").expected(5));

        assertThat(chosen()).containsExactly("b for w");
    }

    @Test
    void takesOneForEachWaitingTaskInTheirOrder() {
        onePool(3, 3);
        runs("a", 40).runs("b", 90).runs("c", 60);
        waits(task("v").expected(5)).waits(task("w").expected(6));

        assertThat(chosen()).containsExactly("b for v", "c for w");
    }

    @Test
    void leavesWhatHasTooLittleLeft() {
        onePool(2, 2);
        runs("a", 11).runs("b", 11.5);
        waits(task("v").expected(10)).waits(task("w").expected(10));

        assertThat(chosen()).containsExactly("b for v");
        assertThat(chosen(srtf(2))).isEmpty();
        assertThat(chosen(srtf(0))).containsExactly("b for v", "a for w");
    }

    @Test
    void asksNobodyTwiceNorTwoForOne() {
        onePool(3, 3);
        runs("a", 40, "v").runs("b", 90).runs("c", 3);
        waits(task("v").expected(5))
                .waits(task("w").expected(6))
                .waits(task("x").expected(7));

        assertThat(chosen()).containsExactly("b for w");
    }

    @Test
    void takesNothingFromAnotherTenantWhereTheyShareFairly() {
        onePool(2, 2);
        runs("mine", 40).holds("other", "theirs", 90).waits(task("w").expected(5));

        assertThat(chosen()).containsExactly("mine for w");
        world.sharing = Sharing.DEFAULT.by("none");
        assertThat(chosen()).containsExactly("theirs for w");
    }

    @Test
    void takesNothingFromAnotherTenantForOneAtItsQuota() {
        onePool(2, 2);
        runs("mine", 40).holds("other", "theirs", 90).waits(task("w").expected(5));
        world.sharing = new Sharing("none", new Entitlement(1, 1, null), new TreeMap<>());

        assertThat(chosen()).containsExactly("mine for w");
    }

    @Test
    void takesOnlyATaskInWhosePlaceTheOtherFits() {
        onePool(2, 5);
        runs("small", 90, 1, null).runs("large", 50, 3, null);
        waits(task("w").expected(5).request(ResourceRequest.exactly(ResourceVector.of("cpu", 4))));

        assertThat(chosen()).containsExactly("large for w");
    }

    @Test
    void countsOnWhatIsFreeOnce() {
        onePool(2, 3);
        runs("a", 90, 1, null).runs("b", 80, 1, null);
        ResourceRequest two = ResourceRequest.exactly(ResourceVector.of("cpu", 2));
        waits(task("v").expected(5).request(two)).waits(task("w").expected(6).request(two));

        assertThat(chosen()).as("one cpu is free beside them").containsExactly("a for v");
    }

    @Test
    void takesNothingWhereOneTaskLessIsNotEnough() {
        onePool(2, 2);
        runs("a", 90).runs("b", 80);
        waits(task("w").expected(5).request(ResourceRequest.exactly(ResourceVector.of("cpu", 2))));

        assertThat(chosen()).isEmpty();
    }

    @Test
    void takesNoSlotThatIsGone() {
        onePool(2, 2);
        runs("a", 90).runs("b", 80).waits(task("w").expected(5));
        world.ledgers.computeIfPresent("p", (id, ledger) -> ledger.withSeats("s", 1));

        assertThat(chosen()).isEmpty();
    }

    @Test
    void takesNoPlaceThatACircuitKeepsFromOthers() {
        onePool(1, 1);
        runs("a", 90).waits(task("w").expected(5));
        world.circuit("p", "s", new Circuit(5, 1, World.NOW.plusSeconds(9), null));

        assertThat(chosen()).isEmpty();
    }

    @Test
    void takesOnlyFromServicesThatRunTheType() {
        onePool(1, 2);
        world.service(TestService.service("other").types("other"), Map.of("p", 1));
        runs("a", 20).runs("o", 90, 1, null, "other").waits(task("w").expected(5));

        assertThat(chosen()).containsExactly("a for w");
    }

    @Test
    void takesFromNoOtherPoolForAPinnedTask() {
        world.pool("p", Map.of("cpu", 0)).pool("q", Map.of("cpu", 1));
        world.service(TestService.service("s").allowedPools("q"), Map.of("q", 1));
        holds("q", "a", 90, 1, null, "s");
        waits(task("w").expected(5).pinned());
        assertThat(chosen()).isEmpty();

        world.window.clear();
        waits(task("w").expected(5));
        assertThat(chosen()).containsExactly("a for w");
    }

    @Test
    void isForPoliciesThatPreempt() {
        onePool(1, 1);
        runs("a", 90).waits(task("w").expected(5));

        for (String policy : SchedulingPolicies.names()) {
            PoolRules rules = new PoolRules(policy, 0, "random", "msa");
            assertThat(new Preemption(rules).isPossible()).as(policy).isEqualTo(policy.equals("srtf"));
            assertThat(chosen(rules)).as(policy).hasSize(policy.equals("srtf") ? 1 : 0);
        }
    }

    @Test
    void thinksThatATaskThatOverranNeedsAsLongAgain() {
        assertThat(RunningTask.left(60, 0)).isEqualTo(60);
        assertThat(RunningTask.left(60, 59.5)).isCloseTo(0.5, within(1e-9));
        assertThat(RunningTask.left(60, 60)).isZero();
        assertThat(RunningTask.left(60, 600)).isEqualTo(540);
    }

    private void onePool(int slots, double cpu) {
        world.pool("p", Map.of("cpu", cpu))
                .service(TestService.service("s").slots(slots).resources(cpu(slots)), Map.of("p", slots));
    }

    private static ResourceVector cpu(double amount) {
        return ResourceVector.of("cpu", amount);
    }

    private PreemptionTest runs(String id, double left) {
        return runs(id, left, null);
    }

    private PreemptionTest runs(String id, double left, @Nullable String askedFor) {
        return runs(id, left, 1, askedFor);
    }

    private PreemptionTest runs(String id, double left, double cpu, @Nullable String askedFor) {
        return runs(id, left, cpu, askedFor, "s");
    }

    private PreemptionTest runs(String id, double left, double cpu, @Nullable String askedFor, String service) {
        return holds("p", id, left, cpu, askedFor, service);
    }

    private PreemptionTest holds(
            String pool, String id, double left, double cpu, @Nullable String askedFor, String service) {
        world.held(pool, id, service, cpu);
        Holding holding = Objects.requireNonNull(
                Objects.requireNonNull(world.ledgers.get(pool)).holdings().get(new TaskKey("t", id)));
        running.add(new RunningTask(
                ShardKey.of(pool), holding, left, askedFor == null ? null : new TaskKey("t", askedFor)));
        return this;
    }

    private PreemptionTest holds(String tenant, String id, double left) {
        world.held("p", tenant, id, "s", 1);
        Holding holding = Objects.requireNonNull(
                Objects.requireNonNull(world.ledgers.get("p")).holdings().get(new TaskKey(tenant, id)));
        running.add(new RunningTask(ShardKey.of("p"), holding, left, null));
        return this;
    }

    private PreemptionTest waits(TestSpec spec) {
        world.task(spec, world.window.size());
        return this;
    }

    private static PoolRules srtf(double marginSeconds) {
        return new PoolRules("srtf", 0, "random", "msa", Duration.ofMillis(Math.round(marginSeconds * 1000)));
    }

    private List<String> chosen() {
        return chosen(srtf(1));
    }

    private List<String> chosen(PoolRules rules) {
        Fleet fleet = world.fleet();
        return new Preemption(rules)
                .choose(world.window, running, fleet).stream()
                        .map(request -> request.victim().key().id() + " for "
                                + request.inFavourOf().id())
                        .toList();
    }
}
