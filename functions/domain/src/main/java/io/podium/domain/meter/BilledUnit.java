package io.podium.domain.meter;

/** What AWS counts on a bill. */
public enum BilledUnit {
    /** 1 KiB written on demand, rounded up for each item and index entry. */
    DYNAMODB_WRITE_UNIT,
    /** 4 KiB read on demand, consistently; half of it counts where the read may lag. */
    DYNAMODB_READ_UNIT,
    /** A request to a standard queue, 64 KiB of payload each. */
    SQS_REQUEST,
    /** A request to a FIFO queue, 64 KiB of payload each. */
    SQS_FIFO_REQUEST,
    LAMBDA_REQUEST,
    /** Memory of a function times the time it runs or initialises. */
    LAMBDA_GB_SECOND,
    /** A state entered by a standard execution. */
    STEP_FUNCTIONS_TRANSITION,
    /** A start of an express execution. */
    EXPRESS_REQUEST,
    /** Memory of an express execution, in steps of 64 MB, times its duration, in steps of 100 ms. */
    EXPRESS_GB_SECOND,
    /** A request to an HTTP API, 512 KiB each. */
    HTTP_API_REQUEST,
    /** An invocation by a schedule. */
    SCHEDULER_INVOCATION
}
