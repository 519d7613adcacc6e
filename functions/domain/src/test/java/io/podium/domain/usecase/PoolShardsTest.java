package io.podium.domain.usecase;

import static io.podium.domain.task.TestSpec.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.podium.domain.ConflictException;
import io.podium.domain.InvalidInputException;
import io.podium.domain.ledger.Ledger;
import io.podium.domain.resource.Entitlement;
import io.podium.domain.resource.Pool;
import io.podium.domain.resource.PoolRules;
import io.podium.domain.resource.ResourceRequest;
import io.podium.domain.resource.ResourceVector;
import io.podium.domain.resource.Sharing;
import io.podium.domain.service.TestService;
import io.podium.domain.task.ShardKey;
import io.podium.domain.task.Task;
import io.podium.domain.task.TaskStatus;
import io.podium.domain.task.TestSpec;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A pool that is divided into shards is one pool to whoever uses it. */
class PoolShardsTest {
    private final PodiumFixture podium = new PodiumFixture();

    private void divided(double cpu, int shards) {
        podium.pool("p", cpu, PoolRules.DEFAULT, Sharing.DEFAULT, shards);
    }

    private static TestSpec[] tasks(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> task(String.format("t%03d", number)))
                .toArray(TestSpec[]::new);
    }

    private List<Ledger> ledgers(int shards) {
        return ShardKey.all("p", shards).stream()
                .map(podium.stores.ledgers()::find)
                .toList();
    }

    private Ledger whole() {
        return podium.stores.ledgers().whole(podium.stores.pools().find("p").orElseThrow());
    }

    @Test
    void slotsAndResourcesAreDealtToTheShardsAndAddUp() {
        divided(10, 4);
        podium.service(TestService.service("s").slots(3).instances(2));

        assertThat(ledgers(4))
                .extracting(ledger -> ledger.capacity().amount("cpu"))
                .containsOnly(2.5);
        assertThat(ledgers(4).stream()
                        .map(ledger -> ledger.seats().getOrDefault("s", 0))
                        .sorted())
                .containsExactly(1, 1, 2, 2);
        assertThat(whole().seats()).isEqualTo(Map.of("s", 6));
        assertThat(whole().capacity()).isEqualTo(ResourceVector.of("cpu", 10));
    }

    @Test
    void aSlotThatIsLeftOverGoesToAnotherShardForEachService() {
        divided(64, 4);
        for (int i = 0; i < 8; i++) {
            podium.service(TestService.service("s" + i));
        }

        assertThat(ledgers(4)).allSatisfy(ledger -> assertThat(ledger.seats()).hasSize(2));
    }

    @Test
    void tasksOfACallAreDealtToAllLinesAlike() {
        divided(64, 4);

        List<Task> stored = podium.submit(tasks(40));

        assertThat(stored.stream().map(task -> task.spec().shard()))
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 40)
                        .mapToObj(number -> new ShardKey("p", number % 4))
                        .toList());
    }

    @Test
    void allLinesAreServedInTheOrderOfThePolicyByWhateverShardHasRoom() {
        podium.pool("p", 64, new PoolRules("dps", 0.001, "least-loaded", "msa"), Sharing.DEFAULT, 4);
        TestSpec[] specs = tasks(12);
        for (int i = 0; i < specs.length; i++) {
            specs[i].priority(i);
        }
        podium.submit(specs);
        podium.service(TestService.service("s").slots(5));

        List<Task> placed = podium.allocate(podium.schedule()).placed();

        assertThat(placed.stream().map(task -> task.key().id()))
                .containsExactlyInAnyOrder("t011", "t010", "t009", "t008", "t007");
        assertThat(whole().holdings()).hasSize(5);
    }

    @Test
    void releasingASlotInOneShardWakesThoseWhoWaitInAnother() {
        divided(64, 3);
        podium.service(TestService.service("s"));
        podium.submit(tasks(6));

        for (int i = 0; i < 6; i++) {
            podium.allocate(podium.schedule());
            List<Task> leased = podium.lease("s", 5);
            assertThat(leased).hasSize(1);
            podium.complete(leased.get(0));
        }

        assertThat(whole().holdings()).isEmpty();
    }

    @Test
    void aCallThatFindsRoomWritesOneLedgerOnly() {
        divided(400, 4);
        podium.placeAtOnce();
        podium.service(TestService.service("s").slots(100).instances(4));

        List<Task> placed = podium.submit(tasks(50));

        assertThat(placed).allMatch(task -> task.status() == TaskStatus.PLACED);
        assertThat(placed.stream().map(task -> task.requireLease().from()).distinct())
                .hasSize(1);
    }

    @Test
    void aCallThatFillsAShardGoesOnInTheNext() {
        divided(400, 4);
        podium.placeAtOnce();
        podium.service(TestService.service("s").slots(20));

        List<Task> placed = podium.submit(tasks(20));

        assertThat(placed).allMatch(task -> task.status() == TaskStatus.PLACED);
        assertThat(ledgers(4)).allMatch(ledger -> ledger.holdings().size() == 5);
    }

    @Test
    void aSubmissionOvertakesNobodyWhoWaitsInAnyShard() {
        divided(64, 4);
        podium.submit(task("first"));
        podium.placeAtOnce();
        podium.service(TestService.service("s").slots(8));

        for (int i = 0; i < 5; i++) {
            assertThat(podium.submit(task("later" + i)).get(0).status()).isEqualTo(TaskStatus.READY);
        }
    }

    @Test
    void aGangStartsInWhicheverShardHasRoomForAllOfIt() {
        divided(64, 4);
        podium.service(TestService.service("s").slots(12));
        podium.submit(task("a").gang("g"), task("b").gang("g"), task("c").gang("g"));

        List<Task> placed = podium.allocate(podium.schedule()).placed();

        assertThat(placed).hasSize(3);
        assertThat(placed.stream().map(task -> task.requireLease().from()).distinct())
                .hasSize(1);
    }

    @Test
    void aGangThatFitsInNoOneShardWaitsThoughAllTogetherHaveRoom() {
        divided(64, 4);
        podium.service(TestService.service("s").slots(8));
        podium.submit(task("a").gang("g"), task("b").gang("g"), task("c").gang("g"));

        assertThat(podium.allocate(podium.schedule()).placed()).isEmpty();
        assertThat(new ExplainTask(podium.stores, podium.surroundings)
                        .run(podium.task("a").key())
                        .reasons())
                .anySatisfy(reason -> assertThat(reason).contains("gang"));
    }

    @Test
    void aTaskThatNeedsMoreThanAShardHasWaits() {
        divided(8, 4);
        podium.service(TestService.service("s").slots(8));
        ResourceVector three = ResourceVector.of("cpu", 3);
        podium.submit(task("large").request(new ResourceRequest(three, three)));

        assertThat(podium.allocate(podium.schedule()).placed()).isEmpty();
    }

    @Test
    void aQuotaOfSlotsIsOfAllShardsTogether() {
        TreeMap<String, Entitlement> tenants = new TreeMap<>();
        tenants.put("t", new Entitlement(1, 5, null));
        podium.pool("p", 64, PoolRules.DEFAULT, new Sharing("max-min", Entitlement.DEFAULT, tenants), 4);
        podium.service(TestService.service("s").slots(40));
        podium.submit(tasks(20));

        assertThat(podium.allocate(podium.schedule()).placed()).hasSize(5);
    }

    @Test
    void aQuotaOfLessThanOneSlotAShardIsRefused() {
        Sharing sharing = new Sharing("max-min", new Entitlement(1, 3, null), new TreeMap<>());

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> podium.pool("p", 8, PoolRules.DEFAULT, sharing, 4))
                .satisfies(refused -> assertThat(refused.violations().get(0).rule())
                        .isEqualTo("a quota of slots is at least one for each of the 4 shards of the pool, not 3"));
    }

    @Test
    void aQuotaOnWaitingTasksCountsAllLines() {
        Sharing sharing = new Sharing("max-min", new Entitlement(1, null, 10), new TreeMap<>());
        podium.pool("p", 8, PoolRules.DEFAULT, sharing, 4);
        podium.submit(tasks(10));
        podium.advance(5);

        assertThatExceptionOfType(io.podium.domain.LimitExceededException.class)
                .isThrownBy(() -> podium.submit(task("more")))
                .withMessageContaining("10 wait");
    }

    @Test
    void tasksOfAllShardsAreListedOnce() {
        divided(64, 4);
        podium.service(TestService.service("s").slots(6));
        podium.submit(tasks(20));
        podium.allocate(podium.schedule());
        podium.lease("s", 2).forEach(podium::complete);

        List<Task> listed = new java.util.ArrayList<>();
        String next = null;
        do {
            var page = new ListTasks(podium.stores).run("t", null, "p", 7, next);
            listed.addAll(page.tasks());
            next = page.next();
        } while (next != null);

        assertThat(listed).hasSize(20);
        assertThat(listed.stream().map(Task::key).distinct()).hasSize(20);
    }

    @Test
    void theSweeperMendsTheCapacityOfEveryShard() {
        divided(10, 4);
        podium.service(TestService.service("s").slots(4));
        ShardKey third = new ShardKey("p", 2);
        podium.stores.ledgers().change(third, ledger -> ledger.withCapacity(ResourceVector.of("cpu", 9)));

        podium.sweep();

        assertThat(podium.stores.ledgers().find(third).capacity()).isEqualTo(ResourceVector.of("cpu", 2.5));
    }

    @Test
    void aPoolKeepsItsShards() {
        divided(8, 4);

        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> divided(8, 2))
                .withMessage("pool p has 4 shards and keeps them, and 2 were asked. Maybe define another pool with 2"
                        + " shards and register its services there");
        new PutPool(podium.stores, podium.surroundings)
                .run("p", ResourceVector.of("cpu", 16), Map.of(), PoolRules.DEFAULT, Sharing.DEFAULT);
        assertThat(podium.stores.pools().find("p").orElseThrow().shards()).isEqualTo(4);
        assertThat(whole().capacity()).isEqualTo(ResourceVector.of("cpu", 16));
    }

    @Test
    void theDefaultPoolIsNotDividedOnceItIsInUse() {
        podium.service(TestService.service("s").pool(Pool.DEFAULT_ID));

        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> podium.pool(Pool.DEFAULT_ID, 8, PoolRules.DEFAULT, Sharing.DEFAULT, 4))
                .withMessageContaining("is in use as one shard, by [s]");
        assertThat(podium.stores.ledgers().find(ShardKey.of(Pool.DEFAULT_ID)).capacity())
                .isEqualTo(Pool.byDefault().capacity());
    }

    @Test
    void tasksThatWaitedInTheDefaultPoolBeforeItWasDividedAreServed() {
        podium.submit(task("early").pool(Pool.DEFAULT_ID));
        podium.pool(Pool.DEFAULT_ID, 8, PoolRules.DEFAULT, Sharing.DEFAULT, 4);
        podium.service(TestService.service("s").pool(Pool.DEFAULT_ID));

        assertThat(podium.allocate(podium.schedule()).placed()).hasSize(1);
    }

    @Test
    void cancellingATaskDropsTheRoomThatIsHeldBackForItInAnyShard() {
        podium.pool(
                "p",
                8,
                new PoolRules(
                        "fifo", 0, "least-loaded", "msa", PoolRules.DEFAULT_PREEMPTION_MARGIN, java.time.Duration.ZERO),
                Sharing.DEFAULT,
                2);
        podium.service(TestService.service("s").slots(8));
        podium.submit(tasks(8));
        podium.allocate(podium.schedule());
        ResourceVector four = ResourceVector.of("cpu", 4);
        podium.submit(task("large").request(new ResourceRequest(four, four)));
        podium.allocate(podium.schedule());
        assertThat(whole().claim()).isNotNull();

        new CancelTask(podium.stores, podium.surroundings)
                .run(podium.task("large").key());

        assertThat(whole().claim()).isNull();
    }
}
