package io.podium.domain.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MeterTest {
    private final Meter meter = new Meter();

    @Test
    void aNewMeterReadsNothing() {
        MeterReading reading = meter.read();

        assertThat(reading.operations()).isEmpty();
        assertThat(reading.calls()).isZero();
        assertThat(reading.total(BilledUnit.SQS_REQUEST)).isZero();
        assertThat(reading.of("none").calls()).isZero();
    }

    @Test
    void countsCallsAndUnitsApart() {
        meter.call("Lambda.Invoke schedule", BilledUnit.LAMBDA_REQUEST, 1);
        meter.bill("Lambda.Invoke schedule", BilledUnit.LAMBDA_GB_SECOND, 0.25);
        meter.call("Lambda.Invoke allocate", BilledUnit.LAMBDA_REQUEST, 1);
        meter.call("free");

        MeterReading reading = meter.read();
        assertThat(reading.calls()).isEqualTo(3);
        assertThat(reading.total(BilledUnit.LAMBDA_REQUEST)).isEqualTo(2);
        assertThat(reading.of("Lambda.Invoke schedule"))
                .isEqualTo(new OperationReading(
                        1, Map.of(BilledUnit.LAMBDA_REQUEST, 1.0, BilledUnit.LAMBDA_GB_SECOND, 0.25)));
        assertThat(reading.of("free")).isEqualTo(new OperationReading(1, Map.of()));
    }

    @Test
    void aReadingDoesNotChange() {
        meter.call("a", BilledUnit.SQS_REQUEST, 1);
        MeterReading before = meter.read();
        meter.call("a", BilledUnit.SQS_REQUEST, 2);

        assertThat(before.total(BilledUnit.SQS_REQUEST)).isEqualTo(1);
    }

    @Test
    void theDifferenceOfTwoReadingsIsWhatHappenedBetween() {
        meter.call("a", BilledUnit.SQS_REQUEST, 1);
        MeterReading before = meter.read();
        meter.call("a", BilledUnit.SQS_REQUEST, 2);
        meter.call("b", BilledUnit.DYNAMODB_READ_UNIT, 0.5);

        MeterReading between = meter.read().minus(before);
        assertThat(between.of("a")).isEqualTo(new OperationReading(1, Map.of(BilledUnit.SQS_REQUEST, 2.0)));
        assertThat(between.of("b")).isEqualTo(new OperationReading(1, Map.of(BilledUnit.DYNAMODB_READ_UNIT, 0.5)));
    }

    @Test
    void operationsAreInTheOrderOfTheirNames() {
        for (String name : new String[] {"c", "a", "b"}) {
            meter.call(name);
        }
        assertThat(meter.read().operations().keySet()).containsExactly("a", "b", "c");
    }

    @Test
    void manyThreadsLoseNothing() {
        IntStream.range(0, 10_000).parallel().forEach(i -> meter.call("op" + i % 3, BilledUnit.SQS_REQUEST, 0.5));

        assertThat(meter.read().calls()).isEqualTo(10_000);
        assertThat(meter.read().total(BilledUnit.SQS_REQUEST)).isEqualTo(5_000);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesAmountsThatNobodyBills(double amount) {
        assertThatThrownBy(() -> meter.call("a", BilledUnit.SQS_REQUEST, amount))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(meter.read().calls()).isZero();
    }
}
