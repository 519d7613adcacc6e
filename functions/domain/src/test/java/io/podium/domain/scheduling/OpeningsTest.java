package io.podium.domain.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import io.podium.domain.allocation.Fleet;
import io.podium.domain.ledger.Holding;
import io.podium.domain.resource.ResourceRequest;
import io.podium.domain.resource.ResourceVector;
import io.podium.domain.service.Service;
import io.podium.domain.service.TestService;
import io.podium.domain.task.ReadyTask;
import io.podium.domain.task.ShardKey;
import io.podium.domain.task.TestSpec;
import io.podium.domain.task.Token;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is remembered is what looking anew would show, whatever is reserved and undone in between. */
class OpeningsTest {
    private static final List<String> POOLS = List.of("p", "q");

    @Test
    void rememberedCandidatesAreThoseThatLookingAnewShows() {
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            World world = world(random);
            Fleet fleet = world.fleet();
            Openings remembering = new Openings(fleet);
            List<ReadyTask> seated = new ArrayList<>();
            List<String> from = new ArrayList<>();
            for (int i = 0; i < world.window.size(); i++) {
                ReadyTask task = world.window.get(i);
                List<Candidate> found = remembering.of(task).stream().toList();
                assertThat(found).as("seed %s, task %s", seed, i).isEqualTo(lookedFor(task, fleet));
                if (random.nextInt(4) == 0 && !seated.isEmpty()) {
                    int last = seated.size() - 1;
                    fleet.undo(
                            ShardKey.of(from.remove(last)), seated.remove(last).key());
                } else if (!found.isEmpty()) {
                    Candidate taken = found.get(random.nextInt(found.size()));
                    Service service = fleet.service(taken.serviceId()).orElseThrow();
                    ShardKey ledger = fleet.offers(task, service).get(0).from();
                    ResourceVector amount = Fleet.requestOf(task, service).min();
                    fleet.reserve(
                            ledger,
                            new Holding(task.key(), new Token(0, "", ""), service.id(), amount, Instant.EPOCH, false));
                    seated.add(task);
                    from.add(ledger.pool());
                }
            }
        }
    }

    @Test
    void nobodyIsOfferedToATaskThatHoldsSomething() {
        World world = new World().pool("p", Map.of("cpu", 9)).service(TestService.service("s"), Map.of("p", 5));
        world.held("p", "a", "s", 1).task(TestSpec.task("a"), 1).task(TestSpec.task("b"), 2);
        Openings openings = new Openings(world.fleet());

        assertThat(openings.of(world.window.get(1)).size()).isEqualTo(1);
        assertThat(openings.of(world.window.get(0)).size()).isZero();
    }

    private static World world(Random random) {
        World world = new World();
        POOLS.forEach(pool -> world.pool(pool, Map.of("cpu", 5 + random.nextInt(60))));
        for (int i = 0; i < 12; i++) {
            TestService service =
                    TestService.service("s" + i).resources(ResourceVector.of("cpu", 1 + random.nextInt(4)));
            world.service(service, Map.of("p", random.nextInt(4), "q", random.nextInt(4)));
        }
        for (int i = 0; i < 60; i++) {
            TestSpec task = TestSpec.task("t" + i).pool(POOLS.get(random.nextInt(2)));
            if (random.nextBoolean()) {
                task.pinned();
            }
            if (random.nextInt(3) == 0) {
                task.request(ResourceRequest.exactly(ResourceVector.of("cpu", 1 + random.nextInt(3))));
            }
            world.task(task, i);
        }
        return world;
    }

    private static List<Candidate> lookedFor(ReadyTask task, Fleet fleet) {
        List<Candidate> candidates = new ArrayList<>();
        for (Service service : fleet.ableTo(task.type())) {
            int free = fleet.freeSlots(task, service);
            if (free > 0 && !fleet.offers(task, service).isEmpty()) {
                candidates.add(new Candidate(service.id(), free, fleet.seats(service), fleet.weight(service)));
            }
        }
        return candidates;
    }
}
