package io.podium.local.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class VirtualTimerTest {
    private static final Instant BASE = Instant.parse("2026-03-01T12:00:00Z");

    private final AcceleratedClock clock = new AcceleratedClock(BASE, 1_000);
    private final List<RuntimeException> failures = new CopyOnWriteArrayList<>();
    private final VirtualTimer timer = new VirtualTimer(clock, 2, failures::add);

    @AfterEach
    void close() {
        timer.close();
    }

    @Test
    void runsNothingBeforeItsTime() throws Exception {
        Instant due = clock.instant().plusSeconds(20);
        CountDownLatch ran = new CountDownLatch(1);
        List<Instant> at = new CopyOnWriteArrayList<>();
        timer.after(Duration.ofSeconds(20), () -> {
            at.add(clock.instant());
            ran.countDown();
        });
        assertThat(ran.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(at).singleElement().satisfies(instant -> assertThat(instant).isAfterOrEqualTo(due));
    }

    @Test
    void ticksAtMultiplesOfThePeriodThatDoNotDrift() throws Exception {
        Instant start = clock.instant();
        CountDownLatch ticks = new CountDownLatch(5);
        List<Instant> at = new CopyOnWriteArrayList<>();
        timer.every(Duration.ofSeconds(60), () -> {
            at.add(clock.instant());
            ticks.countDown();
        });
        assertThat(ticks.await(10, TimeUnit.SECONDS)).isTrue();
        for (int i = 0; i < 5; i++) {
            assertThat(at.get(i)).isAfterOrEqualTo(start.plusSeconds(60L * (i + 1)));
        }
    }

    @Test
    void leavesOutThePeriodsThatALongRunHasMissed() throws Exception {
        CountDownLatch ticks = new CountDownLatch(2);
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Instant start = clock.instant();
        List<Instant> at = new CopyOnWriteArrayList<>();
        timer.every(Duration.ofSeconds(10), () -> {
            at.add(clock.instant());
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            pause(Duration.ofSeconds(35));
            running.decrementAndGet();
            ticks.countDown();
        });
        assertThat(ticks.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(most).hasValue(1);
        assertThat(at.get(1)).isAfterOrEqualTo(start.plusSeconds(50));
    }

    @Test
    void goesOnTickingAfterAFailureAndReportsIt() throws Exception {
        CountDownLatch ticks = new CountDownLatch(3);
        timer.every(Duration.ofSeconds(5), () -> {
            ticks.countDown();
            throw new IllegalStateException("tick " + ticks.getCount());
        });
        assertThat(ticks.await(10, TimeUnit.SECONDS)).isTrue();
        timer.close();
        assertThat(failures).extracting(Throwable::getMessage).contains("tick 2", "tick 1");
    }

    @Test
    void pausesForAtLeastTheVirtualTime() throws Exception {
        Instant before = clock.instant();
        timer.pause(Duration.ofSeconds(15));
        assertThat(Duration.between(before, clock.instant())).isGreaterThanOrEqualTo(Duration.ofSeconds(15));
    }

    @Test
    void endsAPauseWhenItIsInterrupted() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> timer.pause(Duration.ofHours(10))).isInstanceOf(InterruptedException.class);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void forgetsWhatIsStillToComeWhenItIsClosed() {
        AtomicInteger ran = new AtomicInteger();
        timer.after(Duration.ofHours(5), ran::incrementAndGet);
        timer.close();
        assertThat(ran).hasValue(0);
        assertThatThrownBy(() -> timer.after(Duration.ZERO, ran::incrementAndGet))
                .isInstanceOf(RejectedExecutionException.class);
    }

    @Test
    void refusesAPeriodOfNothing() {
        assertThatThrownBy(() -> timer.every(Duration.ZERO, () -> {})).isInstanceOf(IllegalArgumentException.class);
    }

    private void pause(Duration duration) {
        try {
            timer.pause(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
