package io.podium.local.cost;

import io.podium.local.trace.Trace;
import org.jspecify.annotations.Nullable;

/**
 * What to forecast.
 *
 * @param trace the tasks
 * @param batch how many tasks are submitted, and reported, in one call, 1 to 1000
 * @param targets how workers get their tasks
 * @param services how many services there are, ten in each pool
 * @param rate tasks a second, to which the trace is stretched or pressed; null for as it is
 * @param slots the slots of each service; null for as many as never let a task wait
 * @param shards the shards of each pool
 */
public record CostOptions(
        Trace trace,
        int batch,
        Targets targets,
        int services,
        @Nullable Double rate,
        @Nullable Integer slots,
        int shards) {
    /** Services in one pool. */
    public static final int SERVICES_A_POOL = 10;

    /** The most that one call takes. */
    public static final int MAX_BATCH = 1_000;

    /** The most slots of one service. */
    public static final int MAX_SLOTS = 1_000;

    /** How workers get their tasks. */
    public enum Targets {
        /** From a queue of their service, and they report to the completion queue. */
        queue,
        /** From a queue of their service, ten tasks in a message. */
        bulk,
        /** They lease them, and report, through the API. */
        pull
    }

    /** What to forecast for pools of one shard. */
    public CostOptions(
            Trace trace, int batch, Targets targets, int services, @Nullable Double rate, @Nullable Integer slots) {
        this(trace, batch, targets, services, rate, slots, 1);
    }

    public CostOptions {
        if (batch < 1 || batch > MAX_BATCH) {
            throw new IllegalArgumentException("a batch has 1 to " + MAX_BATCH + " tasks, not " + batch);
        }
        if (services < 1 || services > 100_000) {
            throw new IllegalArgumentException("there are 1 to 100000 services, not " + services);
        }
        if (rate != null && !(rate > 0)) {
            throw new IllegalArgumentException("a rate is above 0 tasks a second, not " + rate);
        }
        if (slots != null && (slots < 1 || slots > MAX_SLOTS)) {
            throw new IllegalArgumentException("a service has 1 to " + MAX_SLOTS + " slots, not " + slots);
        }
    }

    int pools() {
        return (services + SERVICES_A_POOL - 1) / SERVICES_A_POOL;
    }

    /** Returns by what the times of the trace are multiplied. */
    double stretch() {
        double span = trace.spanSeconds();
        return rate == null || span == 0 ? 1 : trace.arrivals().size() / rate / span;
    }
}
