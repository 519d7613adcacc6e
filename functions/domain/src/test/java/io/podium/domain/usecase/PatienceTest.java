package io.podium.domain.usecase;

import static io.podium.domain.task.TestSpec.task;
import static org.assertj.core.api.Assertions.assertThat;

import io.podium.domain.port.Wake;
import io.podium.domain.resource.PoolRules;
import io.podium.domain.resource.ResourceRequest;
import io.podium.domain.resource.ResourceVector;
import io.podium.domain.service.TestService;
import io.podium.domain.task.Task;
import io.podium.domain.task.TestSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is passed by for long holds back those behind it. */
class PatienceTest {
    private static final long TEN_MINUTES = 600;

    private final PodiumFixture podium = new PodiumFixture()
            .pool("p", 4)
            .service(TestService.service("s").slots(4).resources(ResourceVector.of("cpu", 4)));
    private final List<Task> running = new ArrayList<>();

    private static TestSpec needing(String id, double cpu) {
        return task(id).request(ResourceRequest.exactly(ResourceVector.of("cpu", cpu)));
    }

    /** Places and starts what can be, and returns its ids. */
    private List<String> step() {
        List<String> placed = podium.placed(List.of(Wake.all(PodiumFixture.P)));
        running.addAll(podium.lease("s", placed.size()));
        return placed;
    }

    private void completeOne() {
        podium.complete(running.remove(0));
    }

    private void beat() {
        running.forEach(task -> new HeartbeatTask(podium.stores, podium.surroundings)
                .run(PodiumFixture.id(task), PodiumFixture.token(task)));
    }

    private void fill() {
        podium.submit(task("r0"), task("r1"), task("r2"), task("r3"));
        assertThat(step()).hasSize(4);
    }

    /** Time goes by in which the workers are heard of. */
    private void pass(long seconds) {
        for (long left = seconds; left > 0; left -= 30) {
            podium.advance(Math.min(30, left));
            beat();
        }
    }

    @Test
    void aLargeTaskIsPassedByUntilItsPatienceEndsAndThenGetsItsTurn() {
        fill();
        podium.submit(needing("large", 3));
        podium.advance(1);
        podium.submit(task("a"), task("b"), task("c"), task("d"));

        completeOne();
        assertThat(step()).containsExactly("a");
        pass(TEN_MINUTES);
        for (int i = 0; i < 2; i++) {
            completeOne();
            assertThat(step()).as("what comes free is kept").isEmpty();
        }
        completeOne();
        assertThat(step()).containsExactly("large");
        completeOne();
        assertThat(step()).as("and then the others go on").containsExactly("b");
    }

    @Test
    void aGangIsNotStarvedByWhatFits() {
        fill();
        podium.submit(task("g0").gang("g"), task("g1").gang("g"), task("g2").gang("g"));
        podium.advance(1);
        podium.submit(task("a"), task("b"), task("c"));
        completeOne();
        assertThat(step()).containsExactly("a");

        pass(TEN_MINUTES);
        for (int i = 0; i < 2; i++) {
            completeOne();
            assertThat(step()).isEmpty();
            assertThat(podium.lease("s", 1))
                    .as("nor is it given to a worker that asks")
                    .isEmpty();
        }
        completeOne();
        assertThat(step()).containsExactly("g0", "g1", "g2");
    }

    @Test
    void whatCouldNeverFitHoldsBackNobody() {
        fill();
        podium.submit(needing("huge", 5));
        podium.submit(
                task("g0").gang("g"),
                task("g1").gang("g"),
                task("g2").gang("g"),
                task("g3").gang("g"),
                task("g4").gang("g"));
        podium.advance(1);
        podium.submit(task("a"));
        pass(TEN_MINUTES);

        completeOne();
        assertThat(step()).containsExactly("a");
    }

    @Test
    void whatTheLargeTaskDoesNotNeedIsGivenAllTheSame() {
        podium.pool("p", 6).service(TestService.service("u").types("other").slots(2));
        fill();
        podium.submit(needing("large", 3));
        podium.advance(1);
        podium.submit(task("a"), needing("o", 0).type("other"));
        pass(TEN_MINUTES);
        podium.service(TestService.service("u").types("other").slots(2));

        assertThat(podium.placed(List.of(Wake.all(PodiumFixture.P)))).containsExactly("o");
    }

    @Test
    void withoutPatienceNothingIsPassedBy() {
        podium.pool("p", 4, new PoolRules("fifo", 0, "least-loaded", "msa", Duration.ZERO, Duration.ZERO));
        fill();
        podium.submit(needing("large", 2));
        podium.advance(1);
        podium.submit(task("a"));

        completeOne();
        assertThat(step()).isEmpty();
        completeOne();
        assertThat(step()).containsExactly("large");
    }
}
