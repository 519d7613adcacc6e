package io.podium.lambda.dynamodb;

import io.podium.domain.meter.BilledUnit;
import io.podium.domain.meter.Meter;
import io.podium.domain.meter.WriteUnits;
import io.podium.domain.store.Item;
import io.podium.domain.store.Write;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;

/** Counts calls and the units that the service reports for them. */
final class Consumption {
    private final Meter meter;

    Consumption(Meter meter) {
        this.meter = meter;
    }

    void read(String operation, @Nullable ConsumedCapacity consumed) {
        count(operation, BilledUnit.DYNAMODB_READ_UNIT, consumed);
    }

    void written(String operation, @Nullable ConsumedCapacity consumed) {
        count(operation, BilledUnit.DYNAMODB_WRITE_UNIT, consumed);
    }

    void read(String operation, List<ConsumedCapacity> consumed) {
        meter.call(operation, BilledUnit.DYNAMODB_READ_UNIT, sum(consumed));
    }

    /** DynamoDB Local reports no units for a batch of statements; then the least that they can cost is counted. */
    void written(String operation, List<ConsumedCapacity> consumed, List<Write> writes) {
        double units = consumed.isEmpty()
                ? writes.stream().mapToDouble(WriteUnits::atLeast).sum()
                : sum(consumed);
        meter.call(operation, BilledUnit.DYNAMODB_WRITE_UNIT, units);
    }

    /** A refused write is billed, but its answer, an exception, does not say how much. */
    void refused(String operation, @Nullable Item current) {
        meter.call(operation, BilledUnit.DYNAMODB_WRITE_UNIT, WriteUnits.refused(current));
    }

    private void count(String operation, BilledUnit unit, @Nullable ConsumedCapacity consumed) {
        meter.call(operation, unit, consumed == null ? 0 : sum(List.of(consumed)));
    }

    private static double sum(List<ConsumedCapacity> consumed) {
        return consumed.stream()
                .map(ConsumedCapacity::capacityUnits)
                .mapToDouble(units -> units == null ? 0 : units)
                .sum();
    }
}
