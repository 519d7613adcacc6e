package io.podium.domain.resource;

/** Adds up vectors, of which long runs are often the same: those are counted, and added at once. For one thread. */
public final class ResourceSum {
    private ResourceVector sum = ResourceVector.NONE;
    private ResourceVector repeated = ResourceVector.NONE;
    private long times;

    /** Adds a vector. */
    public void add(ResourceVector more) {
        if (!more.equals(repeated)) {
            sum = vector();
            repeated = more;
            times = 0;
        }
        times++;
    }

    /** Returns the sum of all that were added. */
    public ResourceVector vector() {
        return times == 0 ? sum : sum.plus(repeated.times(times));
    }
}
