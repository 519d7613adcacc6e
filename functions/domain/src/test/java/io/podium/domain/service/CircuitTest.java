package io.podium.domain.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podium.domain.service.Circuit.State;
import io.podium.domain.task.Token;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CircuitTest {
    private static final Instant START = Instant.parse("2026-11-22T12:00:00Z");
    private static final CircuitRules RULES = new CircuitRules(3, Duration.ofSeconds(30));
    private static final Token PROBE = new Token(1, "probe", "t");
    private static final Token OTHER = new Token(2, "other", "t");
    private static final Instant OPEN_UNTIL = START.plusSeconds(10);

    private final RandomGenerator random = new Random(1);

    /** Failures, openings, until and probe before; the event; the same after. All events come after the pause. */
    @ParameterizedTest(name = "{0}, {1} of {2} -> {3}")
    @CsvSource({
        "closed,            succeeded, other, closed",
        "closed,            failed,    other, failed once",
        "closed,            untold,    other, closed",
        "failed once,       succeeded, other, closed",
        "failed once,       failed,    other, failed twice",
        "failed once,       untold,    other, failed once",
        "failed twice,      succeeded, other, closed",
        "failed twice,      failed,    other, open",
        "failed twice,      untold,    other, failed twice",
        "half open,         succeeded, other, half open",
        "half open,         failed,    other, half open",
        "half open,         untold,    other, half open",
        "half open probed,  succeeded, other, half open probed",
        "half open probed,  failed,    other, half open probed",
        "half open probed,  untold,    other, half open probed",
        "half open probed,  succeeded, probe, closed",
        "half open probed,  failed,    probe, open again",
        "half open probed,  untold,    probe, half open",
        "half open again,   succeeded, other, half open again",
        "half open again,   failed,    other, half open again"
    })
    void movesOnTheEndOfALease(String before, String verdict, String whose, String after) {
        Token token = whose.equals("probe") ? PROBE : OTHER;
        Circuit ended =
                circuit(before).ended(token, Verdict.valueOf(verdict.toUpperCase(Locale.ROOT)), later(), RULES, random);

        if (after.equals("open") || after.equals("open again")) {
            assertThat(ended.state(later())).isEqualTo(State.OPEN);
            assertThat(ended.openings()).isEqualTo(after.equals("open") ? 1 : 2);
            assertThat(ended.failures()).isEqualTo(after.equals("open") ? 3 : 4);
            assertThat(ended.probe()).isNull();
        } else {
            assertThat(ended).isEqualTo(circuit(after));
        }
    }

    private static Circuit circuit(String name) {
        return switch (name) {
            case "closed" -> Circuit.CLOSED;
            case "failed once" -> new Circuit(1, 0, null, null);
            case "failed twice" -> new Circuit(2, 0, null, null);
            case "half open" -> new Circuit(3, 1, OPEN_UNTIL, null);
            case "half open probed" -> new Circuit(3, 1, OPEN_UNTIL, PROBE);
            case "half open again" -> new Circuit(4, 2, OPEN_UNTIL, null);
            default -> throw new AssertionError(name);
        };
    }

    private static Instant later() {
        return OPEN_UNTIL.plusSeconds(5);
    }

    @Test
    void admitsAllOrNothingOrOne() {
        assertThat(Circuit.CLOSED.admits(START)).isTrue();
        assertThat(circuit("failed twice").admits(START)).isTrue();
        assertThat(circuit("half open").admits(OPEN_UNTIL.minusMillis(1))).isFalse();
        assertThat(circuit("half open").state(OPEN_UNTIL.minusMillis(1))).isEqualTo(State.OPEN);
        assertThat(circuit("half open").admits(OPEN_UNTIL)).isTrue();
        assertThat(circuit("half open").state(OPEN_UNTIL)).isEqualTo(State.HALF_OPEN);
        assertThat(circuit("half open probed").admits(OPEN_UNTIL)).isFalse();
    }

    @Test
    void takesTheFirstThatEntersWhileHalfOpenAsTheProbe() {
        assertThat(Circuit.CLOSED.entered(PROBE, START)).isEqualTo(Circuit.CLOSED);
        assertThat(circuit("failed once").entered(PROBE, START)).isEqualTo(circuit("failed once"));
        assertThat(circuit("half open").entered(PROBE, later())).isEqualTo(circuit("half open probed"));
        assertThatThrownBy(() -> circuit("half open").entered(PROBE, START)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> circuit("half open probed").entered(OTHER, later()))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void letsAnotherProbeWhenTheLeaseOfTheProbeIsGone() {
        assertThat(circuit("half open probed").released(PROBE)).isEqualTo(circuit("half open"));
        assertThat(circuit("half open probed").released(OTHER)).isEqualTo(circuit("half open probed"));
        assertThat(circuit("failed once").released(PROBE)).isEqualTo(circuit("failed once"));
    }

    @Test
    void isOpenForLongerEachTimeUpToTheMost() {
        Circuit circuit = circuit("failed twice").ended(OTHER, Verdict.FAILED, START, RULES, random);
        assertThat(circuit.until()).as("the first pause is as asked for").isEqualTo(START.plusSeconds(30));
        Duration last = Duration.ofSeconds(30);
        for (int opening = 2; opening <= 40; opening++) {
            Instant until = Objects.requireNonNull(circuit.until());
            circuit = circuit.entered(PROBE, until).ended(PROBE, Verdict.FAILED, until, RULES, random);
            Duration pause = Duration.between(until, circuit.until());
            long full = opening < 6 ? 30L << (opening - 1) : 600;
            assertThat(pause).isBetween(Duration.ofSeconds(full * 3 / 4), Duration.ofSeconds(full));
            if (opening < 6) {
                assertThat(pause).isGreaterThan(last);
            }
            last = pause;
        }
        assertThat(circuit.failures()).isEqualTo(42);
    }

    @Test
    void isNeverOpenForLessThanAskedForBeyondTheUsualMost() {
        CircuitRules patient = new CircuitRules(1, Duration.ofHours(1));
        Circuit circuit = Circuit.CLOSED.ended(OTHER, Verdict.FAILED, START, patient, random);
        assertThat(circuit.until()).isEqualTo(START.plusSeconds(3_600));
        Instant until = START.plusSeconds(3_600);
        assertThat(circuit.entered(PROBE, until)
                        .ended(PROBE, Verdict.FAILED, until, patient, random)
                        .until())
                .isBetween(until.plusSeconds(2_700), until.plusSeconds(3_600));
    }

    @Test
    void opensWhenTheRulesBecomeStricterThanTheCount() {
        Circuit circuit = new Circuit(7, 0, null, null).ended(OTHER, Verdict.FAILED, START, RULES, random);
        assertThat(circuit.state(START)).isEqualTo(State.OPEN);
    }

    @Test
    void cannotBeWhatNoCircuitIs() {
        for (Runnable wrong : List.<Runnable>of(
                () -> new Circuit(-1, 0, null, null),
                () -> new Circuit(1, 1, null, null),
                () -> new Circuit(1, 0, START, null),
                () -> new Circuit(0, 0, null, PROBE),
                () -> new CircuitRules(0, Duration.ofSeconds(1)),
                () -> new CircuitRules(1_001, Duration.ofSeconds(1)),
                () -> new CircuitRules(1, Duration.ofMillis(999)),
                () -> new CircuitRules(1, Duration.ofSeconds(3_601)))) {
            assertThatThrownBy(wrong::run).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
