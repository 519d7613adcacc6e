package io.podium.domain.usecase;

import static io.podium.domain.task.TestSpec.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.podium.domain.duration.DurationEstimate;
import io.podium.domain.duration.DurationEstimate.Learnt;
import io.podium.domain.duration.LearntDurations;
import io.podium.domain.metrics.Measurements;
import io.podium.domain.resource.PoolRules;
import io.podium.domain.service.TestService;
import io.podium.domain.store.StoreUnavailableException;
import io.podium.domain.task.Task;
import io.podium.domain.task.TestSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LearnDurationsTest {
    private final PodiumFixture podium = new PodiumFixture();

    @BeforeEach
    void shortestFirstOnOneSlot() {
        podium.clock.advance(Duration.between(podium.now(), Instant.parse("2026-03-01T10:00:00Z")));
        podium.pool("p", 1, new PoolRules("sjf", 0, "least-loaded", "msa"))
                .service(TestService.service("s").types("short", "long"));
    }

    @Test
    void whatIsShortGoesFirstOnceItIsKnown() {
        podium.submit(undeclared("a", "long"), undeclared("b", "short"));
        assertThat(run("s", 50)).isEqualTo("a");
        assertThat(run("s", 5)).isEqualTo("b");
        minutePasses();
        assertThat(learn()).isEqualTo(1);
        podium.submit(undeclared("c", "long"), undeclared("d", "short"));

        assertThat(podium.task("d").spec().expected()).isEqualTo(new Learnt(5, 5, 5, 1));
        assertThat(podium.task("d").rank().value()).isEqualTo(5);
        assertThat(run("s", 5)).isEqualTo("d");
        assertThat(run("s", 50)).isEqualTo("c");
    }

    @Test
    void whatIsDeclaredStands() {
        learnt("short", "s", 5);
        podium.submit(task("a").type("short").expected(30));

        assertThat(podium.task("a").spec().expected()).isEqualTo(new DurationEstimate.Declared(30));
        assertThat(podium.task("a").rank().value()).isEqualTo(30);
    }

    @Test
    void tasksThatWaitKeepTheirPlace() {
        podium.submit(undeclared("a", "short"));
        learnt("short", "s", 5);
        learn();
        podium.submit(undeclared("b", "short"));

        assertThat(podium.task("a").spec().expected()).isEqualTo(new DurationEstimate.Assumed());
        assertThat(podium.task("a").rank().value()).isEqualTo(60);
        assertThat(podium.task("b").rank().value()).isEqualTo(5);
    }

    @Test
    void aTaskThatIsTriedAgainIsRankedByWhatWasKnownOfIt() {
        learnt("short", "s", 5);
        podium.submit(undeclared("a", "short"));
        podium.fail(lease("s"), true);
        podium.advance(3_600);
        podium.sweep();

        assertThat(podium.task("a").rank().value()).isEqualTo(5);
    }

    @Test
    void countsAMinuteOnce() {
        podium.stores.metrics().add("p", podium.now(), Measurements.ran("short", "s", 5));
        minutePasses();
        assertThat(learn()).isEqualTo(1);
        LearntDurations once = podium.stores.durations().find("p");
        assertThat(learn()).isZero();
        podium.advance(60);
        assertThat(learn()).isZero();

        assertThat(podium.stores.durations().find("p")).isEqualTo(once);
        assertThat(once.of("short").orElseThrow().samples()).isEqualTo(1);
    }

    @Test
    void countsAMinuteOnceAlthoughItBreaksOffAfterTheWrite() {
        podium.stores.metrics().add("p", podium.now(), Measurements.ran("short", "s", 5));
        minutePasses();
        podium.metricItems.breakOff(writes -> Optional.of(List.copyOf(writes)));
        assertThatThrownBy(this::learn).isInstanceOf(StoreUnavailableException.class);
        podium.metricItems.breakOff(writes -> Optional.empty());
        learn();

        assertThat(samples()).isEqualTo(1);
    }

    @Test
    void countsAMinuteAlthoughItBreaksOffBeforeTheWrite() {
        podium.stores.metrics().add("p", podium.now(), Measurements.ran("short", "s", 5));
        minutePasses();
        podium.metricItems.breakOff(writes -> Optional.of(List.of()));
        assertThatThrownBy(this::learn).isInstanceOf(StoreUnavailableException.class);
        podium.metricItems.breakOff(writes -> Optional.empty());
        learn();

        assertThat(samples()).isEqualTo(1);
    }

    @Test
    void countsAMinuteOnceAlthoughTwoLearnAtOnce() {
        podium.stores.metrics().add("p", podium.now(), Measurements.ran("short", "s", 5));
        minutePasses();
        podium.metricItems.beforeNextWrite(this::learn);
        learn();

        assertThat(samples()).isEqualTo(1);
    }

    @Test
    void waitsUntilNothingCanBeAddedToAMinute() {
        podium.stores.metrics().add("p", podium.now(), Measurements.ran("short", "s", 5));
        podium.advance(89);
        assertThat(learn()).isZero();
        podium.stores.metrics().add("p", podium.now().minusSeconds(30), Measurements.ran("short", "s", 7));
        podium.advance(1);
        assertThat(learn()).isEqualTo(1);

        assertThat(podium.stores.durations().find("p").of("short").orElseThrow().seconds())
                .isEqualTo(6);
    }

    @Test
    void passesOverWhatIsOlderThanAnHour() {
        podium.stores.metrics().add("p", podium.now(), Measurements.ran("short", "s", 5));
        podium.advance(3_600 + 90);
        assertThat(learn()).isZero();
        podium.stores.metrics().add("p", podium.now().minusSeconds(3_600), Measurements.ran("short", "s", 7));
        assertThat(learn()).isEqualTo(1);

        assertThat(podium.stores.durations().find("p").of("short").orElseThrow().seconds())
                .isEqualTo(7);
    }

    @Test
    void learnsNothingFromAttemptsThatFailed() {
        podium.submit(undeclared("a", "short"));
        Task failed = lease("s");
        podium.advance(40);
        podium.fail(failed, true);
        podium.advance(3_600);
        podium.sweep();
        run("s", 5);

        assertThat(measuredSeconds("short")).isEqualTo(5);
    }

    @Test
    void learnsTheWholeWorkOfATaskThatWasGivenBack() {
        podium.submit(undeclared("a", "short"));
        Task first = lease("s");
        podium.advance(4);
        podium.giveBack(first, 6);
        run("s", 6);

        assertThat(measuredSeconds("short")).isEqualTo(10);
    }

    @Test
    void learnsNothingOfWorkWhoseBeginningIsLostAmongFailures() {
        podium.submit(undeclared("a", "short"));
        podium.fail(lease("s"), true);
        podium.advance(3_600);
        podium.sweep();
        podium.giveBack(lease("s"), 6);
        run("s", 6);

        assertThat(podium.measured().runs()).isEmpty();
    }

    @Test
    void learnsInThePoolThatTheTaskWasSubmittedTo() {
        podium.pool("q", 1)
                .service(TestService.service("a").types("short").pool("q").instances(0));
        podium.submitWithoutPool(undeclared("a", "short"));
        run("s", 5);
        minutePasses();
        learn();

        assertThat(podium.stores.durations().find("q").of("short")).isPresent();
        assertThat(podium.measured().completions("s"))
                .as("in the pool that it ran in")
                .isEqualTo(1);
    }

    @Test
    void preemptionGoesByWhatWasLearntOfTheServiceThatRunsATask() {
        podium.pool("p", 2, new PoolRules("srtf", 0, "least-loaded", "msa"))
                .service(TestService.service("slow").types("short"));
        podium.submit(undeclared("a", "short"), undeclared("b", "short"));
        podium.place();
        lease("s");
        lease("slow");
        learnt("short", "s", 4);
        learnt("short", "slow", 500);
        podium.submit(task("c").type("short").expected(50));
        podium.place();

        assertThat(List.of(podium.task("a"), podium.task("b")))
                .filteredOn(task -> task.requireLease().preempt())
                .extracting(task -> task.requireLease().serviceId())
                .containsExactly("slow");
    }

    @Test
    void readsOnceForACallAndAgainAfterHalfAMinute() {
        SubmitTasks submit = new SubmitTasks(podium.stores, podium.surroundings);
        submit.run(call(undeclared("a", "short")));
        learnt("short", "s", 5);
        submit.run(call(undeclared("b", "short")));
        podium.advance(KnownDurations.VALID.toSeconds());
        submit.run(call(undeclared("c", "short")));

        assertThat(podium.task("b").spec().expected()).isEqualTo(new DurationEstimate.Assumed());
        assertThat(podium.task("c").spec().expected().seconds()).isCloseTo(5, within(1e-9));
    }

    private static TestSpec undeclared(String id, String type) {
        return task(id).type(type);
    }

    private static List<SubmitTasks.NewTask> call(TestSpec spec) {
        return List.of(new SubmitTasks.NewTask(spec.build(), "p", null));
    }

    private Task lease(String service) {
        podium.place();
        return podium.leaseOne(service);
    }

    /** Lets a worker run the next task for so long and returns its id. */
    private String run(String service, long seconds) {
        Task leased = lease(service);
        podium.advance(seconds);
        podium.complete(leased);
        return leased.key().id();
    }

    private void learnt(String type, String service, double seconds) {
        LearntDurations before = podium.stores.durations().find("p");
        podium.stores
                .durations()
                .store("p", before.with(Measurements.ran(type, service, seconds), before.foldedUntil()));
    }

    private void minutePasses() {
        podium.advance(90);
    }

    private int learn() {
        return new LearnDurations(podium.stores, podium.surroundings).run();
    }

    private double samples() {
        return podium.stores.durations().find("p").of("short").orElseThrow().samples();
    }

    private double measuredSeconds(String type) {
        return podium.measured().runs().get(type).get("s").mean();
    }
}
