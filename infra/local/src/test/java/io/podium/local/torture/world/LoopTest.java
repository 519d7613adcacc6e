package io.podium.local.torture.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoopTest {
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> said = new ArrayList<>();

    @AfterEach
    void end() {
        threads.shutdown();
    }

    private World world(long seed) {
        return new World(seed, threads, 10);
    }

    @Test
    void thingsHappenInTheOrderOfTheirTimes() {
        try (World world = world(1)) {
            world.loop().after(20, () -> said.add("late at " + world.loop().now()));
            world.loop().after(10, () -> said.add("early at " + world.loop().now()));

            world.run(() -> false);
        }

        assertThat(said).containsExactly("early at 10", "late at 20");
    }

    @Test
    void othersGoOnWhileAFiberPauses() {
        try (World world = world(1)) {
            world.loop().start("slow", 0, () -> {
                said.add("begins");
                world.loop().pause(100);
                said.add(world.loop().who() + " ends at " + world.loop().now());
            });
            world.loop().start("quick", 50, () -> said.add("meanwhile"));

            world.run(() -> false);
        }

        assertThat(said).containsExactly("begins", "meanwhile", "slow ends at 100");
    }

    @Test
    void theSeedDecidesWhoIsFirstOfThoseAtOneInstant() {
        List<List<String>> orders = new ArrayList<>();
        for (long seed : List.of(1L, 2L, 3L, 4L, 1L)) {
            try (World world = world(seed)) {
                List<String> order = new ArrayList<>();
                for (String name : List.of("a", "b", "c", "d", "e")) {
                    world.loop().start(name, 5, () -> order.add(name));
                }
                world.run(() -> false);
                orders.add(order);
            }
        }

        assertThat(orders.get(4)).isEqualTo(orders.get(0));
        assertThat(orders.stream().distinct().count()).isGreaterThan(1);
    }

    @Test
    void aWorldThatEndsUnwindsWhatStillPauses() {
        try (World world = world(1)) {
            world.loop().start("patient", 0, () -> {
                try {
                    world.loop().pause(1_000_000);
                    said.add("never");
                } finally {
                    said.add("unwound");
                }
            });

            world.run(() -> world.loop().now() >= 0 && world.loop().steps() >= 2);
        }

        assertThat(said).containsExactly("unwound");
    }

    @Test
    void whatAFiberThrowsIsFoundBroken() {
        try (World world = world(1)) {
            world.loop().start("clumsy", 7, () -> {
                throw new IllegalStateException("oops");
            });

            world.run(() -> false);

            assertThat(world.broken()).hasValueSatisfying(broken -> {
                assertThat(broken.millis()).isEqualTo(7);
                assertThat(broken.rule()).contains("oops");
            });
        }
    }
}
