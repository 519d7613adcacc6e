package io.podium.domain.estimation;

import java.util.List;
import java.util.Objects;

/**
 * What is thought of the tasks that have yet to arrive. One that arrives t seconds from now is ranked
 * {@code offset + slope · t}, as every policy does whose rank does not change while a task waits.
 *
 * @param perSecond how many arrive just now
 * @param laterPerSecond how many arrive in the long run
 * @param slope by how much a rank grows for every second that a task arrives later
 * @param kinds the kinds of tasks that arrive, by their part of all
 */
public record Newcomers(Belief perSecond, Belief laterPerSecond, double slope, List<Kind> kinds) {

    /** Nothing will arrive. */
    public static final Newcomers NONE = new Newcomers(Belief.exactly(0), Belief.exactly(0), 0, List.of());

    public Newcomers {
        Objects.requireNonNull(perSecond);
        kinds = List.copyOf(kinds);
        if (!(slope >= 0)) {
            throw new IllegalArgumentException("a rank does not fall with the time of arrival: slope " + slope);
        }
    }

    /**
     * Tasks that are alike.
     *
     * @param part how many of all they are, from 0 to 1
     * @param offset the rank that one has which arrives now
     * @param duration what is thought of their durations
     */
    public record Kind(double part, double offset, Belief duration) {
        public Kind {
            Objects.requireNonNull(duration);
        }
    }

    /** Returns the kinds that would go before a task of this rank, if they arrived at once. */
    Newcomers before(double rank) {
        List<Kind> earlier = kinds.stream().filter(kind -> kind.offset() < rank).toList();
        double part = earlier.stream().mapToDouble(Kind::part).sum();
        return part == 0
                ? NONE
                : new Newcomers(
                        new Belief(perSecond.mean() * part, perSecond.variation()),
                        new Belief(laterPerSecond.mean() * part, laterPerSecond.variation()),
                        slope,
                        earlier.stream()
                                .map(kind -> new Kind(kind.part() / part, kind.offset(), kind.duration()))
                                .toList());
    }

    /** Returns the seconds of work that arrive in a second in the long run. */
    public double load() {
        return laterPerSecond.mean()
                * kinds.stream()
                        .mapToDouble(kind -> kind.part() * kind.duration().mean())
                        .sum();
    }
}
