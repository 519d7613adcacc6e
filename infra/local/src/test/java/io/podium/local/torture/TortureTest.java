package io.podium.local.torture;

import static org.assertj.core.api.Assertions.assertThat;

import io.podium.local.torture.port.Parts;
import io.podium.local.torture.world.BrokenRule;
import io.podium.local.torture.world.Fault;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Everything that may go wrong does, and no invariant breaks. */
class TortureTest {
    private static final Path TEMPLATE = Path.of("../../template.yaml");
    private static final int WORKERS = 2;

    private static TortureReport play(long from, long to, long steps, List<SeedResult> results) {
        return new Torture(TEMPLATE, WORKERS, () -> Parts.SOUND, results::add, 40).run(from, to, steps, false);
    }

    @Test
    void noInvariantBreaksInAnyWorldAndEveryFaultStrikes() {
        TortureReport report = play(1, 200, 2_000, new ArrayList<>());

        assertThat(report.failures())
                .extracting(SeedResult::seed, SeedResult::broken, result -> String.join("\n", result.last()))
                .isEmpty();
        assertThat(report.seeds()).isEqualTo(200);
        assertThat(Stream.of(Fault.values()).filter(fault -> report.faults().getOrDefault(fault, 0L) == 0))
                .as("faults that never struck")
                .isEmpty();
        assertThat(report.tasks()).as("tasks").isGreaterThan(2_000);
    }

    @Test
    void theSameSeedPlaysTheSameWorld() {
        List<SeedResult> once = new ArrayList<>();
        List<SeedResult> again = new ArrayList<>();

        play(1, 12, 1_500, once);
        play(1, 12, 1_500, again);

        assertThat(again).hasSize(12).containsExactlyInAnyOrderElementsOf(once);
        assertThat(once.stream().map(SeedResult::hash)).doesNotHaveDuplicates();
    }

    @Test
    void stopsAtTheFirstWorldThatFailsWhereThatIsWanted() {
        Torture torture = new Torture(
                TEMPLATE,
                1,
                () -> new Parts() {
                    @Override
                    public io.podium.lambda.handler.JsonHandler handler(
                            io.podium.local.torture.world.World world,
                            String function,
                            io.podium.lambda.handler.JsonHandler handler) {
                        return input -> {
                            throw new IllegalStateException("planted");
                        };
                    }
                },
                result -> {},
                10);

        TortureReport report = torture.run(5, 50, 100, true);

        assertThat(report.seeds()).isEqualTo(1);
        assertThat(report.failures()).singleElement().satisfies(result -> {
            assertThat(result.seed()).isEqualTo(5);
            assertThat(result.last()).isNotEmpty().hasSizeLessThanOrEqualTo(10);
            assertThat(result.broken()).extracting(BrokenRule::rule).asString().contains("planted");
        });
    }
}
