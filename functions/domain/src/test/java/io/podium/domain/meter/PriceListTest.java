package io.podium.domain.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PriceListTest {

    @Test
    void theCurrentListPricesEveryUnit() {
        PriceList prices = PriceList.current();

        assertThat(prices.region()).isEqualTo("us-east-1");
        assertThat(prices.date()).isEqualTo("2026-11");
        assertThat(prices.usd()).containsOnlyKeys(BilledUnit.values());
        assertThat(prices.usd().values()).allSatisfy(price -> assertThat(price).isPositive());
    }

    @Test
    void fiveWriteUnitsPerTaskCostThreeDollarsThirteenPerMillion() {
        Meter meter = new Meter();
        for (int task = 0; task < 1_000; task++) {
            meter.call("DynamoDB.PutItem", BilledUnit.DYNAMODB_WRITE_UNIT, 5);
        }

        Cost cost = PriceList.current().cost(meter.read());

        assertThat(cost.total()).isCloseTo(0.003125, within(1e-12));
        assertThat(cost.perMillion(1_000).total()).isCloseTo(3.125, within(1e-9));
        assertThat(cost.usd()).containsOnlyKeys(BilledUnit.DYNAMODB_WRITE_UNIT);
    }

    @Test
    void aStandardExecutionOfFiveStatesCosts125PerMillionTasks() {
        Meter meter = new Meter();
        meter.call("StepFunctions.StartExecution", BilledUnit.STEP_FUNCTIONS_TRANSITION, 5);

        assertThat(PriceList.current().cost(meter.read()).perMillion(1).total()).isCloseTo(125, within(1e-9));
    }

    @Test
    void theCostOfAPlainQueuePathIsTheSumOfItsParts() {
        Meter meter = new Meter();
        meter.bill("api", BilledUnit.HTTP_API_REQUEST, 1);
        meter.bill("functions", BilledUnit.LAMBDA_REQUEST, 2);
        meter.bill("functions", BilledUnit.LAMBDA_GB_SECOND, 2 * 0.5 * 0.05);
        meter.bill("queue", BilledUnit.SQS_REQUEST, 0.3);
        meter.bill("writes", BilledUnit.DYNAMODB_WRITE_UNIT, 7);
        meter.bill("reads", BilledUnit.DYNAMODB_READ_UNIT, 2);

        assertThat(PriceList.current().cost(meter.read()).perMillion(1).total()).isCloseTo(6.8, within(0.05));
    }

    @Test
    void aCostPerMillionNeedsATask() {
        Cost nothing = PriceList.current().cost(new Meter().read());

        assertThat(nothing.total()).isZero();
        assertThatThrownBy(() -> nothing.perMillion(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0.4", "0.4 per", "0.4 per 0", "-1 per 10", "x per 10", "0,4 per 10"})
    void refusesAPriceThatIsMalformed(String price) {
        Properties properties = complete();
        properties.setProperty("SQS_REQUEST", price);

        assertThatThrownBy(() -> PriceList.of(properties))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("SQS_REQUEST");
    }

    @Test
    void refusesAListThatLacksAUnitOrItsDateOrHasAnotherUnit() {
        Properties lacksUnit = complete();
        lacksUnit.remove("SQS_REQUEST");
        assertThatThrownBy(() -> PriceList.of(lacksUnit)).hasMessageContaining("SQS_REQUEST");

        Properties lacksDate = complete();
        lacksDate.remove("date");
        assertThatThrownBy(() -> PriceList.of(lacksDate)).hasMessageContaining("date");

        Properties unknown = complete();
        unknown.setProperty("SQS_REQUESTS", "1 per 1");
        assertThatThrownBy(() -> PriceList.of(unknown)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Properties complete() {
        Properties properties = new Properties();
        properties.setProperty("region", "r");
        properties.setProperty("date", "d");
        for (BilledUnit unit : BilledUnit.values()) {
            properties.setProperty(unit.name(), "1.5 per 1000000");
        }
        return properties;
    }
}
