package io.podium.local.soak;

/**
 * What was measured in a minute.
 *
 * @param minute counted from 1
 * @param memory at its end
 * @param submitted tasks in this minute
 * @param completed tasks in this minute
 * @param inFlight tasks that were submitted and not completed at its end
 * @param failures calls that were not answered as they should, in this minute
 * @param response from submission to completion
 * @param call the answer to {@code POST /tasks}
 */
public record Sample(
        int minute,
        Memory memory,
        long submitted,
        long completed,
        long inFlight,
        long failures,
        Quantiles response,
        Quantiles call) {

    /**
     * What the process holds.
     *
     * @param heapBytes in use after a full collection
     * @param residentBytes of the process, 0 where the system does not tell
     * @param threads that live
     * @param fileBytes of the data directory
     */
    public record Memory(long heapBytes, long residentBytes, int threads, long fileBytes) {}

    /**
     * Times in milliseconds.
     *
     * @param p50 the median
     * @param p99 the 99th percentile
     */
    public record Quantiles(double p50, double p99) {
        static Quantiles of(Latencies latencies) {
            double[] quantiles = latencies.drain(0.5, 0.99);
            return new Quantiles(quantiles[0], quantiles[1]);
        }
    }
}
