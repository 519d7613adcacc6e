package io.podium.domain.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import io.podium.domain.resource.Entitlement;
import io.podium.domain.resource.ResourceRequest;
import io.podium.domain.resource.ResourceVector;
import io.podium.domain.resource.Sharing;
import io.podium.domain.service.TestService;
import io.podium.domain.task.TestSpec;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** In which order one step serves several tenants. */
class TurnsTest {
    private static final Entitlement USUAL = Entitlement.DEFAULT;

    /** All lots are the same, so that the policy decides between tenants that have the same. */
    private static final RandomGenerator LOWEST = () -> 0;

    private final World world = new World();

    @BeforeEach
    void onePoolAndService() {
        world.pool("p", Map.of("cpu", 100, "memory", 1_000)).service(TestService.service("s"), Map.of("p", 6));
    }

    @Test
    void tenantsTakeTurnsWhateverTheirRanks() {
        tasks("noisy", 6, 0);
        tasks("quiet", 2, 100);

        assertThat(tenants()).containsExactly("noisy", "quiet", "noisy", "quiet", "noisy", "noisy");
    }

    @Test
    void lotsDecideWhereAllHaveTheSame() {
        tasks("noisy", 9, 0);
        tasks("quiet", 9, 100);
        Set<String> first = new HashSet<>();
        for (int seed = 0; seed < 20; seed++) {
            first.add(world.decide("least-loaded", "msa", world.fleet(), new Random(seed))
                    .assignments()
                    .get(0)
                    .task()
                    .tenant());
        }

        assertThat(first).containsOnly("noisy", "quiet");
    }

    @Test
    void whatTasksHoldAlreadyCounts() {
        world.held("p", "noisy", "x1", "s", 1);
        world.held("p", "noisy", "x2", "s", 1);
        tasks("noisy", 3, 0);
        tasks("quiet", 3, 9);

        assertThat(tenants()).containsExactly("quiet", "quiet", "noisy", "quiet");
    }

    @Test
    void sharesAreInProportionToTheWeights() {
        world.sharing = sharing("max-min", Map.of("large", new Entitlement(3, null, null)));
        tasks("large", 9, 5);
        tasks("small", 9, 0);

        assertThat(tenants()).containsExactly("small", "large", "large", "large", "small", "large");
    }

    @Test
    void withoutFairnessTheRanksDecide() {
        world.sharing = sharing("none", Map.of("quiet", new Entitlement(1_000, null, null)));
        tasks("noisy", 5, 0);
        tasks("quiet", 5, 3.5);

        assertThat(tenants()).containsExactly("noisy", "noisy", "noisy", "noisy", "quiet", "noisy");
    }

    @Test
    void dominantSharesCountWhatIsHeldOfTheScarcestKind() {
        world.sharing = sharing("drf", Map.of());
        tasks("slim", 9, 9, "cpu", 10);
        tasks("broad", 9, 0, "memory", 400);

        // 40 % of the memory each against 10 % of the cpu each.
        assertThat(tenants()).containsExactly("broad", "slim", "slim", "slim", "slim", "broad");
    }

    @Test
    void aTenantOfWhichNothingFitsHoldsUpNobody() {
        tasks("large", 3, 0, "cpu", 1_000);
        tasks("small", 3, 9);

        assertThat(tenants()).containsExactly("small", "small", "small");
        assertThat(world.decide().waiting()).hasSize(3);
    }

    @Test
    void aTenantAtItsQuotaWaitsAndTheOthersGoOn() {
        world.sharing = sharing("max-min", Map.of("noisy", new Entitlement(1, 2, null)));
        world.held("p", "noisy", "x", "s", 1);
        tasks("noisy", 3, 0);
        tasks("quiet", 3, 9);

        assertThat(tenants()).containsExactly("quiet", "noisy", "quiet", "quiet");
        assertThat(world.waiting())
                .containsExactly(
                        "noisy1: tenant noisy holds 2 slots of pool p, and its quota is 2",
                        "noisy2: tenant noisy holds 2 slots of pool p, and its quota is 2");
        assertThat(world.decide().isSaturated())
                .as("a release of its own lets it go on")
                .isTrue();
    }

    @Test
    void withinATenantThePolicyDecides() {
        world.task(TestSpec.task("second").tenant("a"), 2);
        world.task(TestSpec.task("first").tenant("a"), 1);
        world.task(TestSpec.task("other").tenant("b"), 9);

        assertThat(world.assigned()).hasSize(3).containsSubsequence("first->s", "second->s");
    }

    private void tasks(String tenant, int count, double rank) {
        tasks(tenant, count, rank, "cpu", 1);
    }

    private void tasks(String tenant, int count, double rank, String kind, double amount) {
        for (int i = 0; i < count; i++) {
            world.task(
                    TestSpec.task(tenant + i)
                            .tenant(tenant)
                            .request(ResourceRequest.exactly(ResourceVector.of(kind, amount))),
                    rank + i);
        }
    }

    private List<String> tenants() {
        return world.decide("least-loaded", "msa", world.fleet(), LOWEST).assignments().stream()
                .map(assignment -> assignment.task().tenant())
                .toList();
    }

    private static Sharing sharing(String fairness, Map<String, Entitlement> tenants) {
        return new Sharing(fairness, USUAL, new TreeMap<>(tenants));
    }
}
