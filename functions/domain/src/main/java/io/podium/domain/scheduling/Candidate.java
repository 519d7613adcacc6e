package io.podium.domain.scheduling;

import java.util.Objects;

/**
 * A service that could take a task.
 *
 * @param serviceId the service
 * @param freeSlots its free slots, at least 1
 * @param seats all its slots, at least {@code freeSlots}
 * @param weight its share of the plan, at least 0; 0 where there is no plan for it
 */
public record Candidate(String serviceId, int freeSlots, int seats, double weight) {
    public Candidate {
        Objects.requireNonNull(serviceId);
        if (freeSlots < 1 || seats < freeSlots) {
            throw new IllegalArgumentException(
                    "a candidate has free slots among its seats, not " + freeSlots + " of " + seats);
        }
    }

    /** Returns the part of the service's slots that is taken, from 0 to below 1. */
    double load() {
        return 1 - (double) freeSlots / seats;
    }
}
