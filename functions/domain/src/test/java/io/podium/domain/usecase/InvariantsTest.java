package io.podium.domain.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import io.podium.domain.duration.DurationEstimate;
import io.podium.domain.duration.LearntDurations;
import io.podium.domain.ledger.Ledger;
import io.podium.domain.metrics.Measurements;
import io.podium.domain.service.Circuit;
import io.podium.domain.task.TaskStatus;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What holds at every instant, whatever happens in whatever order; see {@link Watch} for the rules. */
class InvariantsTest {
    private static final int SEEDS = 150;
    private static final int STEPS = 200;

    @Test
    void holdAtEveryInstantAndAllTasksEndOnceNothingFailsAnyMore() {
        int inGangs = 0;
        int preemptions = 0;
        int probes = 0;
        int claims = 0;
        int placedAtOnce = 0;
        int divided = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            Chaos chaos = new Chaos(seed);
            try {
                for (int step = 0; step < STEPS; step++) {
                    chaos.step();
                }
                assertThat(chaos.comes()).as("times of a schedule").isEqualTo(chaos.times());
                assertThat(chaos.settle()).as("have not ended").isEmpty();
                assertNothingIsHeld(chaos);
                assertNothingIsCountedTwice(chaos);
                inGangs += chaos.startedInGangs();
                preemptions += chaos.preemptions();
                claims += chaos.watch.claims();
                placedAtOnce += chaos.placedAtOnce();
                divided += chaos.shardsUsed() > 1 ? 1 : 0;
                probes += chaos.watch.met(Circuit.State.HALF_OPEN);
            } catch (AssertionError | RuntimeException broken) {
                throw new AssertionError("seed " + seed, broken);
            }
        }
        assertThat(preemptions)
                .as("tasks given back because they were asked back")
                .isGreaterThan(5);
        assertThat(inGangs).as("tasks started together").isGreaterThan(50);
        assertThat(placedAtOnce).as("tasks placed as they were submitted").isGreaterThan(100);
        assertThat(divided).as("runs over several shards").isGreaterThan(SEEDS / 5);
        assertThat(claims).as("times that room was held back").isGreaterThan(50);
        assertThat(probes).as("writes while a circuit was half open").isGreaterThan(SEEDS);
    }

    private static void assertNothingIsHeld(Chaos chaos) {
        for (String pool : List.of("p", "q")) {
            Ledger ledger = chaos.podium
                    .stores
                    .ledgers()
                    .whole(chaos.podium.stores.pools().find(pool).orElseThrow());
            assertThat(ledger.holdings()).as(pool).isEmpty();
            assertThat(ledger.claim()).as(pool).isNull();
        }
    }

    private static void assertNothingIsCountedTwice(Chaos chaos) {
        double completions = 0;
        for (String pool : List.of("p", "q")) {
            Measurements measured = chaos.podium
                    .stores
                    .metrics()
                    .between(pool, Instant.EPOCH, chaos.podium.now().plusSeconds(60));
            for (String service : List.of("s", "u", "f")) {
                completions += measured.completions(service);
            }
        }
        assertThat(completions).isLessThanOrEqualTo(chaos.ended(TaskStatus.SUCCEEDED));
        double learntFrom = 0;
        for (String pool : List.of("p", "q")) {
            LearntDurations learnt = chaos.podium.stores.durations().find(pool);
            for (String type : List.of("work", "other", "sent")) {
                learntFrom +=
                        learnt.of(type).map(DurationEstimate.Learnt::samples).orElse(0.0);
            }
        }
        assertThat(learntFrom).isLessThanOrEqualTo(chaos.ended(TaskStatus.SUCCEEDED) + 0.01);
    }
}
