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
import org.junit.jupiter.api.Test;

class BatchedCountersTest {
    private static final ItemKey S = new ItemKey("METRICS#p", "1#s");
    private static final ItemKey U = new ItemKey("METRICS#p", "1#u");
    private static final Instant MINUTE = Instant.parse("2026-03-01T10:00:00Z");

    private final List<String> additions = new ArrayList<>();
    private final InMemoryItemStore memory = new InMemoryItemStore();
    private Instant now = MINUTE;
    private boolean down;
    private int calls;
    private final BatchedCounters counters = new BatchedCounters(recording(), clock());

    @Test
    void writeTheFirstAdditionsOfATurnAtOnceThoseOfOneCallTogether() {
        counters.addAll(List.of(addition(S, 1), addition(U, 2)));
        counters.addAll(List.of(addition(U, 4), addition(new ItemKey("METRICS#q", "1#s"), 3)));

        assertThat(additions).containsExactly("1#s 1.0", "1#u 2.0", "1#s 3.0");
        assertThat(calls).isEqualTo(2);
        assertThat(sum(U)).isEqualTo(6);
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
        assertThat(calls).isEqualTo(3);
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
    void dropWhatCouldNotBeWritten() {
        add(S, 1);
        add(U, 2);
        add(U, 10);
        now = now.plus(BatchedCounters.TURN);
        down = true;
        assertThatThrownBy(() -> add(S, 100)).isInstanceOf(StoreUnavailableException.class);
        down = false;
        add(S, 1_000);

        assertThat(sum(S)).as("was tried, so may have been written").isEqualTo(1_001);
        assertThat(sum(U)).as("was tried with it").isEqualTo(2);
    }

    @Test
    void refuseAnAdditionBeforeItIsMixedWithOthers() {
        assertThatThrownBy(() -> add(S, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        add(S, 1);
        assertThat(sum(S)).isEqualTo(1);
    }

    private void add(ItemKey key, double amount) {
        counters.addAll(List.of(addition(key, amount)));
    }

    private static Addition addition(ItemKey key, double amount) {
        return new Addition(key, new CounterAmounts(Map.of("n", amount)), MINUTE.plus(Duration.ofDays(1)));
    }

    private double sum(ItemKey key) {
        counters.flush();
        return (Double) memory.get(key).orElseThrow().document().get("n");
    }

    private ItemStore recording() {
        return new ForwardingItemStore(memory) {
            @Override
            public void addAll(List<Addition> added) {
                if (down) {
                    throw new StoreUnavailableException("injected", null);
                }
                calls++;
                for (Addition addition : added) {
                    assertThat(addition.expiresAt()).isEqualTo(MINUTE.plus(Duration.ofDays(1)));
                    additions.add(addition.key().sort() + " "
                            + addition.amounts().byName().get("n"));
                }
                memory.addAll(added);
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
