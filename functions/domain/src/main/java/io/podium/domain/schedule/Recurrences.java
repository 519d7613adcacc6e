package io.podium.domain.schedule;

/** Reads recurrences as people write them. */
@FunctionalInterface
public interface Recurrences {

    /**
     * Reads a timing.
     *
     * @throws io.podium.domain.InvalidInputException if it cannot be read or never comes, naming the field and the rule
     */
    Recurrence of(Timing timing);
}
