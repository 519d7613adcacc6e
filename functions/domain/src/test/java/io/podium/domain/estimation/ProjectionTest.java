package io.podium.domain.estimation;

import static org.assertj.core.api.Assertions.assertThat;

import io.podium.domain.estimation.Newcomers.Kind;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ProjectionTest {
    private static final int PATHS = 2_000;

    private final SplittableRandom random = new SplittableRandom(1);

    @Test
    void isExactWhereAllIsKnown() {
        Line line = new Line(2, List.of(running(10, 4), running(3, 0)), known(5, 1, 2), Newcomers.NONE, 0);

        assertThat(start(line)).isEqualTo(new Estimate(8, 8, 8));
        assertThat(line.aheadSeconds()).isEqualTo(17);
    }

    @Test
    void startsAtOnceOnAFreeSlot() {
        assertThat(start(new Line(3, List.of(running(10, 0)), known(5), Newcomers.NONE, 0)))
                .isEqualTo(new Estimate(0, 0, 0));
    }

    @Test
    void waitsForASlotThatIsHeldByMoreThanThereAreSlots() {
        Line line = new Line(1, List.of(running(4, 0), running(6, 0)), List.of(), Newcomers.NONE, 0);

        assertThat(start(line).seconds()).isEqualTo(10);
    }

    @Test
    void spreadsWithTheErrorOfDurations() {
        Line line = new Line(1, List.of(), Collections.nCopies(25, new Belief(4, 0.5)), Newcomers.NONE, 0);
        Estimate start = start(line);

        // The sum of 25 has the mean 100 and the deviation 10.
        assertThat(start.seconds()).isBetween(97.0, 102.0);
        assertThat(start.low()).isBetween(84.0, 88.0);
        assertThat(start.high()).isBetween(116.0, 123.0);
    }

    @Test
    void waitsForThoseWhoOvertake() {
        // Work of 0.5 a second goes first: on average the 10 s ahead take 10 / (1 - 0.5).
        Newcomers newcomers = newcomers(0.5, 0, new Kind(1, 1, Belief.exactly(1)));
        Line line = new Line(1, List.of(), known(10), newcomers, 2);

        assertThat(start(line).seconds()).isBetween(18.0, 21.0);
        assertThat(start(new Line(1, List.of(), known(10), newcomers, 1)))
                .as("equals come later")
                .isEqualTo(new Estimate(10, 10, 10));
    }

    @Test
    void isOvertakenOnlyAsLongAsAgingAllows() {
        // From 4 s on nobody can overtake, though without end they would for ever.
        Newcomers newcomers = newcomers(2, 0.5, new Kind(1, -2, Belief.exactly(1)));
        Line line = new Line(1, List.of(), known(10), newcomers, 0);

        assertThat(start(line).seconds()).isBetween(16.0, 19.0);
        assertThat(start(line).high()).isLessThan(26);
    }

    @Test
    void doesNotTellWhereOthersGoFirstForEver() {
        Newcomers newcomers = newcomers(2, 0, new Kind(1, 1, Belief.exactly(1)));

        assertThat(start(new Line(1, List.of(), known(100), newcomers, 2)).seconds())
                .isInfinite();
    }

    @Test
    void endsAfterItsOwnDuration() {
        Projection projection =
                Projection.of(new Line(1, List.of(running(10, 0)), List.of(), Newcomers.NONE, 0), PATHS, random);

        assertThat(projection.finish(Belief.exactly(5), random)).isEqualTo(new Estimate(15, 15, 15));
        assertThat(projection.chanceToMiss(Belief.exactly(5), 15, random)).isZero();
        assertThat(projection.chanceToMiss(Belief.exactly(5), 14.9, random)).isEqualTo(1);
        assertThat(projection.chanceToMiss(new Belief(5, 1), 13.5, random)).isBetween(0.45, 0.55);
    }

    @Test
    void anOverdueTaskMayEndAtAnyTime() {
        Line line = new Line(1, List.of(new Running(new Belief(10, 0.5), 1_000)), List.of(), Newcomers.NONE, 0);
        Estimate start = start(line);

        assertThat(start.seconds()).isBetween(10.0, 1_000.0);
        assertThat(start(new Line(1, List.of(running(10, 12)), List.of(), Newcomers.NONE, 0)))
                .isEqualTo(new Estimate(0, 0, 0));
    }

    private Estimate start(Line line) {
        return Projection.of(line, PATHS, random).start();
    }

    private static Running running(double seconds, double ran) {
        return new Running(Belief.exactly(seconds), ran);
    }

    private static List<Belief> known(double... seconds) {
        return Arrays.stream(seconds).mapToObj(Belief::exactly).toList();
    }

    private static Newcomers newcomers(double perSecond, double slope, Kind kind) {
        return new Newcomers(Belief.exactly(perSecond), Belief.exactly(perSecond), slope, List.of(kind));
    }
}
