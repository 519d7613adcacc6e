package io.podium.lambda.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.podium.domain.meter.Meter;
import io.podium.domain.metrics.Measurements;
import io.podium.domain.store.MetricsStore;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What DynamoDB is told about when it may remove a window. */
class CounterExpiryTest {
    @Test
    void aWindowMayGoWhenItHasBeenKeptLongEnough() {
        DynamoDbTable table = DynamoDbLocalFixture.table("expiry");
        MetricsStore metrics = new MetricsStore(DynamoDbLocalFixture.store(table, new Meter()));
        Instant minute = Instant.parse("2026-03-01T10:00:00Z");

        metrics.add("p", minute.plusSeconds(7), Measurements.arrived("work", 1));
        metrics.add("p", minute.plusSeconds(59), Measurements.arrived("work", 1));

        Map<String, AttributeValue> stored = DynamoDbLocalFixture.client()
                .query(request -> request.tableName(table.name())
                        .keyConditionExpression("pk = :p")
                        .expressionAttributeValues(Map.of(":p", AttributeValue.fromS("METRICS#p"))))
                .items()
                .get(0);
        assertThat(new BigDecimal(stored.get("n_arrived").n())).isEqualByComparingTo("2");
        assertThat(Long.parseLong(stored.get("expires").n()))
                .isEqualTo(minute.plusSeconds(60).plus(MetricsStore.RETENTION).getEpochSecond());
    }
}
