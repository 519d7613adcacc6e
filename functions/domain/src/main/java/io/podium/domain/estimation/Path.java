package io.podium.domain.estimation;

import java.util.random.RandomGenerator;

/** One way that things may go: durations and arrivals drawn once, and the slots filled in order. */
final class Path {
    /** For how long the present rate of arrivals is taken to last, before it is again what it was in the long run. */
    private static final double PRESENT_SECONDS = 60;

    /** Tasks that overtake one after the other until it is taken that they never cease. */
    private static final int MOST_OVERTAKING = 2_000;

    private final Line line;
    private final Newcomers newcomers;
    private final double rate;
    private final double laterRate;
    private final RandomGenerator random;
    private double arrival;

    Path(Line line, Newcomers newcomers, RandomGenerator random) {
        this.line = line;
        this.newcomers = newcomers;
        this.random = random;
        this.rate = newcomers.perSecond().draw(random);
        this.laterRate = newcomers.laterPerSecond().draw(random);
    }

    /** Returns the seconds until the task starts; infinite if others overtake it for ever. */
    double start() {
        SlotTimes slots = new SlotTimes(line.slots());
        for (Running task : line.running()) {
            double left = task.duration().drawBeyond(task.ranSeconds(), random);
            if (slots.isFull()) {
                slots.takeUntil(slots.earliest() + left);
            } else {
                slots.add(left);
            }
        }
        while (!slots.isFull()) {
            slots.add(0);
        }
        for (Belief task : line.ahead()) {
            slots.takeUntil(slots.earliest() + task.draw(random));
        }
        return newcomers.kinds().isEmpty() ? slots.earliest() : overtaken(slots);
    }

    private double overtaken(SlotTimes slots) {
        arrival = 0;
        advance();
        int overtaking = 0;
        while (arrival <= slots.earliest()) {
            Newcomers.Kind kind = drawn();
            if (kind.offset() + newcomers.slope() * arrival < line.rank()) {
                slots.takeUntil(slots.earliest() + kind.duration().draw(random));
                if (++overtaking > MOST_OVERTAKING) {
                    return Double.POSITIVE_INFINITY;
                }
            }
            advance();
        }
        return slots.earliest();
    }

    /** Moves on to the next arrival of a Poisson process whose rate changes once. */
    private void advance() {
        double drawn = random.nextExponential();
        double present = Math.max(0, PRESENT_SECONDS - arrival);
        arrival += drawn < present * rate ? drawn / rate : present + (drawn - present * rate) / laterRate;
    }

    private Newcomers.Kind drawn() {
        double drawn = random.nextDouble();
        int last = newcomers.kinds().size() - 1;
        for (int i = 0; i < last; i++) {
            drawn -= newcomers.kinds().get(i).part();
            if (drawn < 0) {
                return newcomers.kinds().get(i);
            }
        }
        return newcomers.kinds().get(last);
    }
}
