package io.podium.domain.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import io.podium.domain.allocation.AllocationStrategies;
import io.podium.domain.allocation.Fleet;
import io.podium.domain.ledger.Holding;
import io.podium.domain.ledger.Ledger;
import io.podium.domain.ledger.Reservations;
import io.podium.domain.resource.ResourceRequest;
import io.podium.domain.resource.ResourceVector;
import io.podium.domain.service.Service;
import io.podium.domain.service.TestService;
import io.podium.domain.task.ReadyTask;
import io.podium.domain.task.TaskKey;
import io.podium.domain.task.TestSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every placement and strategy in whatever world. */
class SchedulerInvariantsTest {
    static Stream<Arguments> all() {
        return Placements.names().stream().flatMap(placement -> AllocationStrategies.names().stream()
                .map(strategy -> Arguments.of(placement, strategy)));
    }

    @ParameterizedTest
    @MethodSource("all")
    void holdInRandomWorlds(String placement, String strategy) {
        for (int seed = 0; seed < 150; seed++) {
            World world = world(new Random(seed));
            Fleet fleet = world.fleet();
            List<ReadyTask> given = List.copyOf(world.window);

            SchedulingDecision decision = world.decide(placement, strategy, fleet, new Random(seed));

            assertThat(world.window).as("the window").isEqualTo(given);
            assertCoversWindow(decision, given, seed);
            fleet.changed().forEach(round -> assertWithinBounds(round, world));
            assertNobodyWaitsWhoFits(decision, fleet, world);
            assertThat(world.decide(placement, strategy, world.fleet(), new Random(seed)))
                    .as("the same again")
                    .isEqualTo(decision);
        }
    }

    private static void assertCoversWindow(SchedulingDecision decision, List<ReadyTask> window, int seed) {
        List<TaskKey> decided = new ArrayList<>();
        decision.assignments().forEach(assignment -> decided.add(assignment.task()));
        decision.waiting().forEach(left -> decided.add(left.task()));
        assertThat(decided)
                .as("seed %d", seed)
                .containsExactlyInAnyOrderElementsOf(
                        window.stream().map(ReadyTask::key).toList());
    }

    private static void assertWithinBounds(Reservations round, World world) {
        Ledger after = round.after();
        assertThat(after.used().fitsIn(after.capacity())).isTrue();
        after.slotsTaken().forEach((service, taken) -> assertThat(taken)
                .isLessThanOrEqualTo(after.seats().getOrDefault(service, 0)));
        for (Holding holding : round.made()) {
            ReadyTask task = world.window.stream()
                    .filter(each -> each.key().equals(holding.task()))
                    .findFirst()
                    .orElseThrow();
            Service service = world.services.stream()
                    .filter(each -> each.id().equals(holding.serviceId()))
                    .findFirst()
                    .orElseThrow();
            assertThat(service.takesTasks(World.NOW)).isTrue();
            assertThat(service.spec().taskTypes()).contains(task.type());
            assertThat(!task.pinned() || task.queue().shard().equals(after.key()))
                    .isTrue();
        }
    }

    /** What is reserved only grows, so whoever fits at the end would have fitted before. */
    private static void assertNobodyWaitsWhoFits(SchedulingDecision decision, Fleet fleet, World world) {
        List<TaskKey> waiting = decision.waiting().stream().map(Waiting::task).toList();
        for (ReadyTask task : world.window) {
            if (waiting.contains(task.key())) {
                assertThat(fleet.ableTo(task.type())).allSatisfy(service -> assertThat(fleet.offers(task, service))
                        .isEmpty());
            }
        }
    }

    private static World world(Random random) {
        World world = new World();
        int pools = 1 + random.nextInt(3);
        for (int p = 0; p < pools; p++) {
            world.pool("p" + p, Map.of("cpu", random.nextInt(9), "memory", random.nextInt(2_000)));
        }
        int services = random.nextInt(5);
        for (int s = 0; s < services; s++) {
            Map<String, Integer> seats = new HashMap<>();
            for (int p = 0; p < pools; p++) {
                seats.put("p" + p, random.nextInt(4));
            }
            Service service = Service.registered(
                    TestService.service("s" + s)
                            .types("type" + random.nextInt(3), "type3")
                            .ttl(10)
                            .resources(ResourceVector.of(Map.of("cpu", 1, "memory", random.nextInt(300))))
                            .build(),
                    World.NOW.minusSeconds(random.nextInt(12)));
            world.service(random.nextInt(6) == 0 ? service.drained() : service, seats);
        }
        for (int t = 0; t < 25; t++) {
            TestSpec spec =
                    TestSpec.task("task" + t).type("type" + random.nextInt(4)).pool("p" + random.nextInt(pools));
            if (random.nextBoolean()) {
                ResourceVector min =
                        ResourceVector.of(Map.of("cpu", random.nextInt(3) / 2.0, "memory", random.nextInt(400)));
                spec.request(new ResourceRequest(min, min.plus(ResourceVector.of("cpu", random.nextInt(3)))));
            }
            world.task(random.nextBoolean() ? spec.pinned() : spec, random.nextInt(5));
        }
        return world;
    }
}
