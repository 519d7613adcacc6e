package io.podium.domain.duration;

/** How long a task is thought to run, and where that comes from. */
public sealed interface DurationEstimate {

    /** Returns the seconds that the task is thought to run, above 0. */
    double seconds();

    /** Returns the name that the API uses for where the estimate comes from. */
    String source();

    /**
     * The submitter said so.
     *
     * @param seconds above 0
     */
    record Declared(double seconds) implements DurationEstimate {
        public Declared {
            requireDuration(seconds);
        }

        @Override
        public String source() {
            return "declared";
        }
    }

    /**
     * Tasks of the type have run before.
     *
     * @param seconds their mean duration, above 0
     * @param deviationSeconds the standard deviation of their durations, at least 0
     * @param errorSeconds the standard error of the mean, at least 0
     * @param samples how many tasks that rests on; older ones count less, so it need not be whole
     */
    record Learnt(double seconds, double deviationSeconds, double errorSeconds, double samples)
            implements DurationEstimate {
        public Learnt {
            requireDuration(seconds);
            if (!(deviationSeconds >= 0 && errorSeconds >= 0 && samples > 0)) {
                throw new IllegalArgumentException("a learnt duration has a deviation, an error and samples, not "
                        + deviationSeconds + ", " + errorSeconds + " and " + samples);
            }
        }

        @Override
        public String source() {
            return "learnt";
        }
    }

    /** Nothing is known. */
    record Assumed() implements DurationEstimate {
        /** What is thought of a task of which nothing is known. */
        public static final double SECONDS = 60;

        @Override
        public double seconds() {
            return SECONDS;
        }

        @Override
        public String source() {
            return "default";
        }
    }

    private static void requireDuration(double seconds) {
        if (!(seconds > 0 && Double.isFinite(seconds))) {
            throw new IllegalArgumentException("an expected duration is above 0 s, not " + seconds);
        }
    }
}
