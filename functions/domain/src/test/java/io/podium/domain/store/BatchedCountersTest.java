package io.podium.domain.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BatchedCountersTest {
    private static final ItemKey S = new ItemKey("METRICS#p", "1#s");
    private static final ItemKey U = new ItemKey("METRICS#p", "1#u");
    private static final Instant MINUTE = Instant.parse("2026-03-01T10:00:00Z");

    private final List<String> additions = new ArrayList<>();
    private final InMemoryItemStore memory = new InMemoryItemStore();
    private Instant now = MINUTE;
    private boolean down;
    private final BatchedCounters counters = new BatchedCounters(recording(), clock());

    @Test
    void writeTheFirstAdditionOfATurnAtOnce() {
        add(S, 1);
        add(U, 2);

        assertThat(additions).containsExactly("1#s 1.0", "1#u 2.0");
    }

    @Test
    void gatherWhatFollowsUntilTheNextTurn() {
        for (int i = 0; i < 10; i++) {
            add(S, 1);
            add(U, 1);
        }
        assertThat(additions).hasSize(2);

        now = now.plus(BatchedCounters.TURN);
        add(S, 1);

        assertThat(additions).containsExactly("1#s 1.0", "1#u 1.0", "1#s 10.0", "1#u 9.0");
        assertThat(sum(S)).isEqualTo(11);
    }

    @Test
    void writeOnceATurnUnderLoad() {
        for (int i = 0; i < 60_000; i++) {
            now = MINUTE.plusMillis(i);
            add(S, 1);
        }

        assertThat(additions).hasSize(12);
        assertThat(sum(S)).isEqualTo(60_000);
    }

    @Test
    void beginATurnWithEveryMinute() {
        now = MINUTE.minusMillis(2);
        add(S, 1);
        now = MINUTE.minusMillis(1);
        add(S, 1);
        now = MINUTE;
        add(U, 1);

        assertThat(additions).contains("1#s 1.0", "1#s 1.0", "1#u 1.0");
    }

    @Test
    void readTheirOwnAdditions() {
        add(S, 1);
        add(S, 2);
        assertThat(counters.get(S).orElseThrow().document()).isEqualTo(Map.of("n", 3.0));
        add(S, 4);
        assertThat(counters.getAll(List.of(S)).get(S).document()).isEqualTo(Map.of("n", 7.0));
        add(S, 8);
        assertThat(counters.query("METRICS#p", Range.first(9)).items().get(0).document())
                .isEqualTo(Map.of("n", 15.0));
    }

    @Test
    void dropWhatCouldNotBeWrittenAndKeepTheRest() {
        add(S, 1);
        add(U, 1);
        add(S, 10);
        add(U, 100);
        now = now.plus(BatchedCounters.TURN);
        down = true;
        assertThatThrownBy(() -> add(new ItemKey("METRICS#p", "2#s"), 1)).isInstanceOf(StoreUnavailableException.class);
        down = false;
        counters.flush();

        assertThat(sum(S)).as("was tried, so may have been written").isEqualTo(1);
        assertThat(sum(U)).isEqualTo(101);
    }

    @Test
    void refuseAnAdditionBeforeItIsMixedWithOthers() {
        assertThatThrownBy(() -> add(S, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        add(S, 1);
        assertThat(sum(S)).isEqualTo(1);
    }

    private void add(ItemKey key, double amount) {
        counters.add(key, Map.of("n", amount), MINUTE.plus(Duration.ofDays(1)));
    }

    private double sum(ItemKey key) {
        counters.flush();
        return (Double) memory.get(key).orElseThrow().document().get("n");
    }

    private ItemStore recording() {
        return new ForwardingItemStore(memory) {
            @Override
            public void add(ItemKey key, Map<String, Double> amounts, @Nullable Instant expiresAt) {
                if (down) {
                    throw new StoreUnavailableException("injected", null);
                }
                assertThat(expiresAt).isEqualTo(MINUTE.plus(Duration.ofDays(1)));
                additions.add(key.sort() + " " + amounts.get("n"));
                memory.add(key, amounts, expiresAt);
            }
        };
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public Instant instant() {
                return now;
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
    }
}
