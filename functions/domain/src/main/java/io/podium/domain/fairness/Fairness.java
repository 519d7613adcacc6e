package io.podium.domain.fairness;

/**
 * Measures how much a tenant has. Of the tenants with tasks that wait, the one whose measure is smallest for its weight
 * goes next, so that the measures of those who want more grow alike.
 */
public interface Fairness {

    /** Returns the name that pools use. */
    String name();

    /**
     * Returns the measure, before it is divided by the weight: at least 0, and larger for a tenant that holds more.
     *
     * @param slots how many slots it holds
     * @param held the amounts that it holds, one a resource kind
     * @param capacity how much there is, in the same order
     */
    double share(int slots, double[] held, double[] capacity);

    /**
     * Returns how many tasks at a time each tenant has when all that there is has been divided, which the order of the
     * measures tends to while everybody has tasks that wait.
     *
     * @return by tenant, in parts of tasks; together within the slots
     */
    double[] divide(Claims claims);
}
