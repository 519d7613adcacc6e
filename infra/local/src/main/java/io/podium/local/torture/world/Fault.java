package io.podium.local.torture.world;

import java.util.Locale;

/** What goes wrong in a world, with how often it does where it is given the chance, in the mean over all worlds. */
public enum Fault {
    /** A function's instance dies before a call. */
    CRASH(0.004),
    /** A function's instance dies after a call took effect. */
    CRASH_AFTER_CALL(0.004),
    /** A call is refused without effect: throttled or timed out. */
    STORE_THROTTLED(0.004),
    /** A write takes effect, but its answer is lost. */
    STORE_ANSWER_LOST(0.004),
    /** A batch of writes breaks off when some of it is stored. */
    BATCH_BROKEN_OFF(0.01),
    /** The client of the store repeats a write whose answer was lost, and hears only of the repetition. */
    WRITE_REPEATED(0.01),
    /** A call is so slow that leases and messages run out meanwhile. */
    STALL(0.002),
    /** An answer comes late. */
    SLOW_ANSWER(0.1),
    /** An entry of an index comes long after its item. */
    INDEX_LAGS(0.05),
    /** The queue takes no wake-up. */
    QUEUE_UNAVAILABLE(0.01),
    /** The queue takes wake-ups, but its answer is lost. */
    QUEUE_ANSWER_LOST(0.01),
    /** The queue takes some of several messages. */
    QUEUE_TOOK_SOME(0.02),
    /** A message is delivered to two consumers. */
    MESSAGE_TWICE(0.03),
    /** A message is delivered long after it was sent. */
    MESSAGE_LATE(0.03),
    /** Messages overtake each other. */
    MESSAGES_REORDERED(0.3),
    /** A consumer dies with its messages, which come again when their visibility time-out is over. */
    CONSUMER_DIED(0.01),
    /** A message is what nobody can read. */
    MESSAGE_GARBLED(0.002),
    /** A batch was worked off, but its messages are not deleted. */
    DELETE_LOST(0.01),
    /** A function cannot be called: too many calls. */
    FUNCTION_THROTTLED(0.005),
    /** A warm instance of a function is taken away. */
    INSTANCE_RECYCLED(0.05),
    /** A tick of a schedule does not come. */
    TICK_LOST(0.1),
    /** A tick of a schedule comes twice. */
    TICK_TWICE(0.05),
    /** An answer of the API does not reach the caller. */
    API_ANSWER_LOST(0.02),
    /** A target refuses a task. */
    TARGET_REFUSES(0.05),
    /** A target says nothing, though it may have taken tasks. */
    TARGET_UNAVAILABLE(0.03),
    /** A worker dies while it runs a task. */
    WORKER_DIED(0.05),
    /** A worker says nothing for longer than its lease, then goes on. */
    WORKER_STALLED(0.03),
    /** A worker's report never comes. */
    REPORT_LOST(0.03),
    /** A worker's report comes after its lease. */
    REPORT_LATE(0.03),
    /** A worker reports twice. */
    REPORT_TWICE(0.05),
    /** A worker fails its task. */
    TASK_FAILED(0.1),
    /** A clock of a function is off, by 2 s at most. */
    CLOCK_SKEWED(0.5),
    /** A service gives no heartbeats for longer than it may. */
    SERVICE_SILENT(0.02),
    /** Happens by itself: a conditional write lost to another. */
    CONDITION_FAILED(0),
    /** Happens by itself: an index answered otherwise than its table would. */
    INDEX_READ_STALE(0),
    /** Happens by itself: a lease ran out while its task was running. */
    LEASE_EXPIRED(0),
    /** Happens by itself: a message became a dead letter. */
    DEAD_LETTER(0),
    /** Happens by itself: a worker's word was refused as stale. */
    TOKEN_STALE(0);

    private final double rate;

    Fault(double rate) {
        this.rate = rate;
    }

    /** Returns the probability, 0 for what is never made to happen. */
    double rate() {
        return rate;
    }

    /** Returns its name in a report. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
