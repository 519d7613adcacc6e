package io.podium.local.torture;

import static org.assertj.core.api.Assertions.assertThat;

import io.podium.domain.port.QueueUnavailableException;
import io.podium.domain.port.TaskQueue;
import io.podium.domain.store.ItemStore;
import io.podium.domain.store.StoreUnavailableException;
import io.podium.lambda.handler.JsonHandler;
import io.podium.local.torture.port.Parts;
import io.podium.local.torture.world.Fault;
import io.podium.local.torture.world.World;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * A part that is as good as gone for as long as faults strike, beside all that goes wrong otherwise: no promise is broken
 * meanwhile, and all that was accepted ends once the part is back.
 */
class DegradedModesTest {
    private static final int SEEDS = 6;
    private static final int STEPS = 800;

    @Test
    void storeThatRefusesOneCallInFour() {
        TortureReport report = play(new Parts() {
            @Override
            public ItemStore port(World world, String name, ItemStore store) {
                return new Refusing(world, store);
            }
        });
        assertThat(report.failures()).isEmpty();
    }

    @Test
    void queueThatTakesNothing() {
        TortureReport report = play(new Parts() {
            @Override
            public TaskQueue queue(World world, TaskQueue queue) {
                return (wakes, delay) -> {
                    if (world.faults().areOn()) {
                        throw new QueueUnavailableException("the queue is down", new IllegalStateException("test"));
                    }
                    queue.wake(wakes, delay);
                };
            }
        });
        assertThat(report.failures()).isEmpty();
    }

    @Test
    void optimizerThatAlwaysFails() {
        assertThat(play(failing("OptimizeFunction")).failures()).isEmpty();
    }

    @Test
    void schedulerThatAlwaysFailsFloodsTheDeadLetters() {
        TortureReport report = play(failing("ScheduleFunction"));
        assertThat(report.failures()).isEmpty();
        assertThat(report.faults().getOrDefault(Fault.DEAD_LETTER, 0L)).isPositive();
    }

    @Test
    void workersThatAreNotHeard() {
        TortureReport report = play(failing("CompleteFunction"));
        assertThat(report.failures()).isEmpty();
        assertThat(report.faults().getOrDefault(Fault.LEASE_EXPIRED, 0L)).isPositive();
    }

    private static Parts failing(String function) {
        return new Parts() {
            @Override
            public JsonHandler handler(World world, String name, JsonHandler handler) {
                return name.equals(function) ? input -> whileUp(world, handler, input) : handler;
            }
        };
    }

    private static @Nullable Object whileUp(World world, JsonHandler handler, @Nullable Object input) {
        if (world.faults().areOn()) {
            throw new StoreUnavailableException("down for as long as faults strike", null);
        }
        return handler.handle(input);
    }

    private static TortureReport play(Parts parts) {
        TortureReport report = new Torture(Path.of("../../template.yaml"), 2, () -> parts, result -> {}, 40)
                .run(1, SEEDS, STEPS, false);
        assertThat(report.tasks()).isPositive();
        return report;
    }
}
