package io.podium.domain.estimation;

/**
 * Arrivals of about one rank, in some time.
 *
 * @param count how many
 * @param offsets the sum of their ranks, each as if it had arrived at second 0
 * @param seconds the sum of their expected durations
 */
public record Tally(double count, double offsets, double seconds) {
    /** No arrivals. */
    public static final Tally NONE = new Tally(0, 0, 0);

    /** Tallies within a half of each other's rank fall together. */
    private static final double LOG_GROWTH = Math.log(1.5);

    private static final double SMALLEST = 0.001;

    /** Returns the number of the class that an offset belongs to: 0 around 0, negative below. */
    public static int classOf(double offset) {
        double magnitude = Math.abs(offset);
        if (magnitude < SMALLEST) {
            return 0;
        }
        int step = 1 + (int) Math.floor(Math.log(magnitude / SMALLEST) / LOG_GROWTH);
        return offset < 0 ? -step : step;
    }

    Tally times(double factor) {
        return new Tally(count * factor, offsets * factor, seconds * factor);
    }

    /** Returns the sum of both. */
    public Tally plus(Tally other) {
        return new Tally(count + other.count, offsets + other.offsets, seconds + other.seconds);
    }
}
