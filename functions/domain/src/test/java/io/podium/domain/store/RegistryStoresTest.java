package io.podium.domain.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.podium.domain.resource.Entitlement;
import io.podium.domain.resource.Pool;
import io.podium.domain.resource.PoolRules;
import io.podium.domain.resource.ResourceVector;
import io.podium.domain.resource.Sharing;
import io.podium.domain.service.Scaling;
import io.podium.domain.service.Service;
import io.podium.domain.service.ServiceSpec;
import io.podium.domain.service.Target;
import io.podium.domain.service.TestService;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RegistryStoresTest {
    private static final Instant NOW = Instant.ofEpochMilli(1_700_000_000_123L);

    private final InMemoryItemStore items = new InMemoryItemStore();
    private final ServiceStore services = new ServiceStore(items);
    private final PoolStore pools = new PoolStore(items);

    static Stream<Target> targets() {
        return Stream.of(
                new Target.Pull(),
                new Target.Sqs("https://sqs/q"),
                new Target.Sqs("https://sqs/q", true),
                new Target.Sqs("https://sqs/q", false, 25),
                new Target.Lambda("arn:f"),
                new Target.Http("https://host/path"));
    }

    @ParameterizedTest
    @MethodSource("targets")
    void givesBackEveryFieldOfAService(Target target) {
        ServiceSpec spec = TestService.service("s")
                .types("resize", "crop")
                .target(target)
                .instances(3)
                .slots(4)
                .pool("p")
                .allowedPools("q", "r")
                .resources(ResourceVector.of(Map.of("cpu", 1.5, "memory", 512)))
                .ttl(90)
                .lease(45)
                .scaling(new Scaling(1, 9, Duration.ofMillis(2_500)))
                .dependsOn("db")
                .circuit(7, 90)
                .build();
        Service service = Service.registered(spec, NOW);
        Service drained = service.heardOf(NOW.plusSeconds(5)).drained();

        assertThat(services.store(service)).isTrue();
        assertThat(services.find("s")).contains(service);
        assertThat(services.store(drained)).as("a version was left out").isFalse();
        assertThat(services.store(service.heardOf(NOW.plusSeconds(5)))).isTrue();
        assertThat(services.store(drained)).isTrue();
        assertThat(services.find("s")).contains(drained);
    }

    @Test
    void findsServicesByTheTypesThatTheyRunNow() {
        Service first = stored("a", "resize", "crop");
        stored("b", "crop");

        assertThat(ableTo("crop")).containsExactly("a", "b");
        assertThat(ableTo("resize", "crop")).containsExactly("a", "b");
        assertThat(ableTo("other")).isEmpty();
        services.store(
                first.reregistered(TestService.service("a").types("other").build(), NOW));
        assertThat(ableTo("crop")).containsExactly("b");
        assertThat(ableTo("other")).containsExactly("a");
    }

    @Test
    void findsNoServiceThatWasRemoved() {
        Service service = stored("a", "resize");

        assertThat(services.remove(service.heardOf(NOW)))
                .as("not as it is stored")
                .isFalse();
        assertThat(services.remove(service)).isTrue();
        assertThat(services.find("a")).isEmpty();
        assertThat(ableTo("resize")).isEmpty();
        assertThat(services.all()).isEmpty();
        stored("a", "resize");
        assertThat(ableTo("resize")).containsExactly("a");
    }

    @Test
    void removesAServiceThatNamesATypeTwice() {
        Service service = stored("a", "resize", "resize");

        assertThat(services.remove(service)).isTrue();
        assertThat(ableTo("resize")).isEmpty();
    }

    @Test
    void listsServicesByPages() {
        IntStream.range(0, 7).forEach(i -> stored("s" + i, "work"));
        ItemPage<Service> first = services.page(null, 5);
        ItemPage<Service> second = services.page(first.next(), 5);

        assertThat(first.items()).extracting(Service::id).containsExactly("s0", "s1", "s2", "s3", "s4");
        assertThat(second.items()).extracting(Service::id).containsExactly("s5", "s6");
        assertThat(services.all()).hasSize(7);
        assertThat(services.findAll(List.of("s1", "s1", "none"))).containsOnlyKeys("s1");
    }

    @Test
    void givesBackEveryFieldOfAPool() {
        Pool pool = new Pool(
                "eu",
                ResourceVector.of(Map.of("cpu", 8, "memory", 1.5)),
                Map.of("cpu", 0.04),
                new PoolRules("dps", 0.25, "random", "mra", Duration.ofMillis(2_500)),
                new Sharing(
                        "drf",
                        new Entitlement(0.5, 7, null),
                        new TreeMap<>(
                                Map.of("acme", new Entitlement(3, 10, 5_000), "b.eu", new Entitlement(1, null, 1)))),
                0);

        assertThat(pools.store(pool)).isTrue();
        assertThat(pools.find("eu")).contains(pool.withVersion(1));
        assertThat(pools.store(new Pool("eu", pool.capacity(), Map.of(), PoolRules.DEFAULT, 0)))
                .as("somebody else stored it first")
                .isFalse();
        assertThat(pools.find("none")).isEmpty();
    }

    @Test
    void sharesAPoolByDefaultThatWasStoredBeforeThereWasAChoice() {
        items.write(new Write.Put(new Item(
                new ItemKey("POOLS", "old"),
                1,
                Map.of(
                        "capacity",
                        Map.of("cpu", 8_000L),
                        "prices",
                        Map.of(),
                        "policy",
                        "sjf",
                        "agingRate",
                        0.01,
                        "placement",
                        "random",
                        "strategy",
                        "msa"),
                null)));

        assertThat(pools.find("old").orElseThrow().sharing()).isEqualTo(Sharing.DEFAULT);
        assertThat(pools.findAll(List.of("old", "default", "old", "none"))).containsOnlyKeys("old", "default");
    }

    @Test
    void hasADefaultPoolBeforeAnybodyDefinesIt() {
        assertThat(pools.find("default")).contains(Pool.byDefault());
        assertThat(pools.all()).containsExactly(Pool.byDefault());
        Pool defined = new Pool("default", ResourceVector.of("cpu", 1), Map.of(), PoolRules.DEFAULT, 0);
        pools.store(defined);
        assertThat(pools.all()).containsExactly(defined.withVersion(1));
    }

    @Test
    void listsPoolsInOrder() {
        pools.store(new Pool("eu", ResourceVector.NONE, Map.of(), PoolRules.DEFAULT, 0));
        pools.store(new Pool("alpha", ResourceVector.NONE, Map.of(), PoolRules.DEFAULT, 0));

        assertThat(pools.all()).extracting(Pool::id).containsExactly("alpha", "default", "eu");
    }

    private Service stored(String id, String... types) {
        Service service =
                Service.registered(TestService.service(id).types(types).build(), NOW);
        assertThat(services.store(service)).isTrue();
        return service;
    }

    private List<String> ableTo(String... types) {
        return services.ableTo(List.of(types)).stream().map(Service::id).toList();
    }
}
