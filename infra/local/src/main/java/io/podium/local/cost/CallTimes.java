package io.podium.local.cost;

import io.podium.domain.meter.MeterReading;
import java.util.Map;

/**
 * How long a function runs, which decides its gigabyte-seconds: what its calls usually take within a region, one after
 * the other, and its own work by the bytes that it is given and answers. These are assumptions, the same for every run, so
 * that figures can be compared; everything else that the forecast counts is exact.
 */
final class CallTimes {
    private static final double WORK_MILLIS = 2;
    private static final double MILLIS_A_KILOBYTE = 0.3;
    private static final double OTHER_MILLIS = 10;

    private static final Map<String, Double> MILLIS = Map.of(
            "DynamoDB.GetItem", 4.0,
            "DynamoDB.BatchGetItem", 8.0,
            "DynamoDB.Query", 5.0,
            "DynamoDB.Query index", 5.0,
            "DynamoDB.PutItem", 6.0,
            "DynamoDB.UpdateItem", 6.0,
            "DynamoDB.TransactWriteItems", 20.0,
            "DynamoDB.BatchExecuteStatement", 15.0,
            "SQS.SendMessageBatch", 10.0);

    private CallTimes() {}

    /** Returns the milliseconds of an invocation. */
    static double millis(MeterReading calls, long bytes) {
        double millis = WORK_MILLIS + MILLIS_A_KILOBYTE * bytes / 1_024;
        for (var operation : calls.operations().entrySet()) {
            millis += operation.getValue().calls() * MILLIS.getOrDefault(operation.getKey(), OTHER_MILLIS);
        }
        return Math.ceil(millis);
    }
}
