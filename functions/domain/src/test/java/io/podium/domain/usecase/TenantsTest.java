package io.podium.domain.usecase;

import static io.podium.domain.task.TestSpec.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.podium.domain.resource.Entitlement;
import io.podium.domain.resource.PoolRules;
import io.podium.domain.resource.Sharing;
import io.podium.domain.scheduling.Assignment;
import io.podium.domain.service.TestService;
import io.podium.domain.task.ShardKey;
import io.podium.domain.task.Task;
import io.podium.domain.task.TaskKey;
import io.podium.domain.task.TestSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What tenants have of a pool, from submission to placement. */
class TenantsTest {
    private static final Entitlement USUAL = Entitlement.DEFAULT;

    private final PodiumFixture podium = new PodiumFixture();

    @Test
    void aTenantIsServedHoweverManyTasksAnotherHasReady() {
        podium.pool("p", 100).service(TestService.service("s").instances(4));
        submit("noisy", 1_000);
        podium.advance(5);
        submit("quiet", 1);

        assertThat(tenants(podium.schedule())).contains("quiet").hasSize(4);
    }

    @Test
    void withoutFairnessWhoCameFirstIsServedFirst() {
        sharing("none", Map.of());
        podium.service(TestService.service("s").instances(4));
        submit("noisy", 1_000);
        podium.advance(5);
        submit("quiet", 1);

        assertThat(tenants(podium.schedule())).containsOnly("noisy");
    }

    @Test
    void aWorkerThatAsksForOneTaskGetsThatOfWhoeverHasLeast() {
        podium.pool("p", 100).service(TestService.service("s").instances(3));
        submit("noisy", 50);
        podium.leaseOne("s");
        podium.advance(5);
        submit("quiet", 1);

        assertThat(podium.leaseOne("s").key().tenant()).isEqualTo("quiet");
        assertThat(podium.leaseOne("s").key().tenant()).isEqualTo("noisy");
    }

    @Test
    void aTenantNeverHoldsMoreSlotsThanItsQuota() {
        sharing("max-min", Map.of("noisy", new Entitlement(1, 2, null)));
        podium.service(TestService.service("s").instances(5));
        submit("noisy", 9);

        assertThat(podium.place()).hasSize(2);
        assertThat(podium.place()).as("woken again").isEmpty();
        List<Task> leased = podium.lease("s", 9);
        assertThat(leased).hasSize(2);
        assertThat(reasons("noisy", "00008")).contains("tenant noisy holds 2 slots of pool p, and its quota is 2");
        podium.complete(leased.get(0));
        assertThat(podium.place()).as("a release of its own wakes it").hasSize(1);
    }

    @Test
    void twoStepsAtOnceKeepAQuotaTogether() {
        sharing("max-min", Map.of("noisy", new Entitlement(1, 1, null)));
        podium.service(TestService.service("s").instances(5));
        submit("noisy", 2);
        List<Assignment> both = podium
                .stores
                .tasks()
                .findAll(List.of(new TaskKey("noisy", "00000"), new TaskKey("noisy", "00001")))
                .values()
                .stream()
                .map(task -> new Assignment(task.key(), task.version(), "s"))
                .toList();
        podium.ledgerItems.beforeNextWrite(() -> podium.allocate(both.subList(0, 1)));

        AllocateResources.Result result = podium.allocate(both.subList(1, 2));
        assertThat(result.placed()).isEmpty();
        assertThat(result.refused()).hasSize(1);
        assertThat(podium.ledger().holdings()).hasSize(1);
    }

    @Test
    void aQuotaIsOfThePoolThatIsDrawnFrom() {
        podium.pool("q", 9)
                .pool("p", 9, PoolRules.DEFAULT, new Sharing("max-min", new Entitlement(1, 1, null), new TreeMap<>()))
                .service(TestService.service("s").instances(2).allowedPools("q"));
        podium.stores.ledgers().change(PodiumFixture.P, ledger -> ledger.withSeats("s", 2));
        podium.stores.ledgers().change(ShardKey.of("q"), ledger -> ledger.withSeats("s", 2));
        podium.submitWithoutPool(task("a"), task("b"), task("c"), task("d"));

        assertThat(podium.place()).hasSize(3);
        assertThat(podium.ledger().holdings()).hasSize(1);
    }

    @Test
    void sharesOfAPoolAreShownWithWhatWouldBeFair() {
        sharing("max-min", Map.of("large", new Entitlement(3, null, null), "small", new Entitlement(1, 9, null)));
        podium.service(TestService.service("s").instances(8));
        submit("small", 40);
        podium.place();
        submit("large", 300);
        submit("one", 1);

        List<DividePool.Part> parts = new DividePool(podium.stores, podium.surroundings)
                .run(podium.stores.pools().find("p").orElseThrow());
        assertThat(parts)
                .extracting(DividePool.Part::tenant, part -> part.use().slots(), DividePool.Part::waiting)
                .containsExactly(tuple("large", 0, 100), tuple("one", 0, 1), tuple("small", 8, 32));
        assertThat(parts.stream().mapToDouble(DividePool.Part::fairSlots).toArray())
                .containsExactly(new double[] {5.25, 1, 1.75}, within(1e-9));
    }

    @Test
    void aPoolThatNobodyUsesHasNoShares() {
        podium.pool("p", 4);

        assertThat(new DividePool(podium.stores, podium.surroundings)
                        .run(podium.stores.pools().find("p").orElseThrow()))
                .isEmpty();
    }

    private void sharing(String fairness, Map<String, Entitlement> tenants) {
        podium.pool("p", 100, PoolRules.DEFAULT, new Sharing(fairness, USUAL, new TreeMap<>(tenants)));
    }

    private void submit(String tenant, int count) {
        List<TestSpec> specs = new ArrayList<>();
        IntStream.range(0, count)
                .forEach(i -> specs.add(task("%05d".formatted(i)).tenant(tenant)));
        podium.submit(specs.toArray(TestSpec[]::new));
    }

    private String reasons(String tenant, String id) {
        return String.join(
                "; ",
                new ExplainTask(podium.stores, podium.surroundings)
                        .run(new TaskKey(tenant, id))
                        .reasons());
    }

    private static List<String> tenants(List<Assignment> assignments) {
        return assignments.stream()
                .map(assignment -> assignment.task().tenant())
                .toList();
    }
}
