package io.podium.domain.simulation;

/** Whether jobs may overtake the first one while it waits for processors. */
public enum Backfill {
    /** Strictly in the order of the policy. */
    NONE,

    /**
     * The first job has a reservation for the earliest time at which enough processors come free; a later one may start
     * if it does not put that off (Lifka, "The ANL/IBM SP scheduling system", 1995).
     */
    EASY
}
