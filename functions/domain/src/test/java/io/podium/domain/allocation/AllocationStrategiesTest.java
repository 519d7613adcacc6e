package io.podium.domain.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.podium.domain.resource.ResourceRequest;
import io.podium.domain.resource.ResourceVector;
import io.podium.domain.task.ShardKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AllocationStrategiesTest {
    private static final ResourceRequest ONE_TO_FOUR =
            new ResourceRequest(ResourceVector.of("cpu", 1), ResourceVector.of("cpu", 4));

    static List<String> names() {
        return AllocationStrategies.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void giveBetweenMinAndMaxAndNoMoreThanIsThere(String name) {
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            ResourceRequest request = request(random);
            List<Offer> offers = offers(random, request);
            List<Offer> given = List.copyOf(offers);

            Grant grant = AllocationStrategies.named(name).grant(request, offers, new Random(seed));

            assertThat(request.min().fitsIn(grant.amount())).isTrue();
            assertThat(grant.amount().fitsIn(request.max())).isTrue();
            assertThat(offers).isEqualTo(given);
            assertThat(offers)
                    .filteredOn(offer -> offer.from().equals(grant.from()))
                    .singleElement()
                    .matches(offer -> grant.amount().fitsIn(offer.free()));
            assertThat(AllocationStrategies.named(name).grant(request, offers, new Random(seed)))
                    .isEqualTo(grant);
        }
    }

    @Test
    void refusesAnUnknownNameWithTheKnownOnes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AllocationStrategies.named("all"))
                .withMessage("there is no allocation strategy all. Maybe one of: mra, msa, plan, random");
    }

    @Test
    void msaGivesTheMinimumFromWhereLeastIsLeft() {
        assertThat(grant("msa", offer("a", 5, 10, 0), offer("b", 2, 10, 0), offer("c", 9, 10, 0)))
                .isEqualTo(new Grant(ShardKey.of("b"), ResourceVector.of("cpu", 1)));
    }

    @Test
    void mraGivesTheMaximumFromWhereMostIsLeft() {
        assertThat(grant("mra", offer("a", 5, 10, 0), offer("b", 2, 10, 0), offer("c", 9, 10, 0)))
                .isEqualTo(new Grant(ShardKey.of("c"), ResourceVector.of("cpu", 4)));
    }

    @Test
    void mraGivesWhatIsThereWhereTheMaximumIsNot() {
        assertThat(grant("mra", offer("a", 2.5, 10, 0)).amount()).isEqualTo(ResourceVector.of("cpu", 2.5));
    }

    @Test
    void mraDoesNotGiveKindsThatWereNotAskedFor() {
        ResourceVector much = ResourceVector.of(Map.of("cpu", 8, "gpu", 8));

        assertThat(grant("mra", new Offer(ShardKey.of("a"), much, much, 0)).amount())
                .isEqualTo(ResourceVector.of("cpu", 4));
    }

    @Test
    void poolsOfUnlikeSizeAreComparedByThePartThatIsLeft() {
        Offer large = offer("large", 100, 1_000, 0);
        Offer small = offer("small", 9, 10, 0);

        assertThat(grant("msa", large, small).from()).isEqualTo(large.from());
        assertThat(grant("mra", large, small).from()).isEqualTo(small.from());
    }

    @Test
    void planTakesThePoolThatThePlanGivesMoreOf() {
        assertThat(grant("plan", offer("a", 9, 10, 1), offer("b", 2, 10, 3), offer("c", 9, 10, 0)))
                .isEqualTo(new Grant(ShardKey.of("b"), ResourceVector.of("cpu", 1)));
    }

    @Test
    void planTakesTheRoomiestWhereThereIsNone() {
        assertThat(grant("plan", offer("a", 5, 10, 0), offer("b", 9, 10, 0)).from())
                .isEqualTo(ShardKey.of("b"));
    }

    @Test
    void equalPoolsGoByName() {
        for (String name : List.of("msa", "mra", "plan")) {
            assertThat(grant(name, offer("b", 5, 10, 0), offer("a", 5, 10, 0)).from())
                    .as(name)
                    .isEqualTo(ShardKey.of("a"));
        }
    }

    @Test
    void randomTakesAnyPool() {
        Set<ShardKey> drawn = new HashSet<>();
        Random random = new Random(1);
        for (int i = 0; i < 100; i++) {
            drawn.add(AllocationStrategies.named("random")
                    .grant(ONE_TO_FOUR, List.of(offer("a", 9, 10, 0), offer("b", 1, 10, 0)), random)
                    .from());
        }
        assertThat(drawn).hasSize(2);
    }

    @Test
    void planWeightsAddUpOverPools() {
        PlanWeights weights = new PlanWeights(Map.of("s", Map.of("a", 2, "b", 3)));

        assertThat(weights.of("s")).isEqualTo(5);
        assertThat(weights.of("s", "b")).isEqualTo(3);
        assertThat(weights.of("s", "c")).isZero();
        assertThat(PlanWeights.NONE.of("s")).isZero();
    }

    private static Grant grant(String name, Offer... offers) {
        return AllocationStrategies.named(name).grant(ONE_TO_FOUR, List.of(offers), new Random(1));
    }

    private static Offer offer(String pool, double free, double capacity, double weight) {
        return new Offer(ShardKey.of(pool), ResourceVector.of("cpu", free), ResourceVector.of("cpu", capacity), weight);
    }

    private static ResourceRequest request(Random random) {
        Map<String, Double> min = new HashMap<>();
        Map<String, Double> max = new HashMap<>();
        for (String kind : List.of("cpu", "memory", "gpu")) {
            if (random.nextBoolean()) {
                min.put(kind, random.nextInt(4) / 2.0);
                max.put(kind, min.get(kind) + random.nextInt(3));
            }
        }
        return new ResourceRequest(ResourceVector.of(min), ResourceVector.of(max));
    }

    private static List<Offer> offers(Random random, ResourceRequest request) {
        List<Offer> offers = new ArrayList<>();
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            ResourceVector free =
                    request.min().plus(ResourceVector.of(Map.of("cpu", random.nextInt(3), "disk", random.nextInt(2))));
            ResourceVector capacity = free.plus(ResourceVector.of("cpu", random.nextInt(5)));
            offers.add(new Offer(ShardKey.of("p" + i), free, capacity, random.nextInt(3)));
        }
        return offers;
    }
}
