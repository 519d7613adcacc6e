package io.podium.lambda.dynamodb;

import io.podium.domain.meter.DynamoDbOperations;
import io.podium.domain.store.CounterAmounts;
import io.podium.domain.store.ItemKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

/** Additions to counter items. */
final class Additions {
    /** Keeps the expression well below the service's 4 KiB and 300 operators. */
    private static final int CALL_SIZE = 100;

    private final DynamoDbClient client;
    private final DynamoDbTable table;
    private final Consumption consumption;

    Additions(DynamoDbClient client, DynamoDbTable table, Consumption consumption) {
        this.client = client;
        this.table = table;
        this.consumption = consumption;
    }

    void add(ItemKey key, CounterAmounts amounts, @Nullable Instant expiresAt) {
        List<Map.Entry<String, Double>> all = List.copyOf(amounts.byName().entrySet());
        for (int first = 0; first < all.size(); first += CALL_SIZE) {
            addSome(key, all.subList(first, Math.min(all.size(), first + CALL_SIZE)), expiresAt);
        }
    }

    private void addSome(ItemKey key, List<Map.Entry<String, Double>> amounts, @Nullable Instant expiresAt) {
        List<String> additions = new ArrayList<>(List.of("v :one"));
        Map<String, String> names = new HashMap<>();
        Map<String, AttributeValue> values = new HashMap<>(Map.of(":one", Attributes.number(1)));
        for (Map.Entry<String, Double> amount : amounts) {
            int position = names.size();
            additions.add("#n" + position + " :n" + position);
            names.put("#n" + position, Attributes.counter(amount.getKey()));
            values.put(":n" + position, AttributeValue.fromN(amount.getValue().toString()));
        }
        String expiry = "";
        if (expiresAt != null) {
            expiry = "SET " + Attributes.EXPIRES + " = :expires ";
            values.put(":expires", Attributes.number(expiresAt.getEpochSecond()));
        }
        String expression = expiry + "ADD " + String.join(", ", additions);
        try {
            consumption.written(
                    DynamoDbOperations.UPDATE,
                    client.updateItem(request -> request.tableName(table.name())
                                    .key(Attributes.key(key))
                                    .updateExpression(expression)
                                    .conditionExpression("attribute_not_exists(doc)")
                                    .expressionAttributeNames(names)
                                    .expressionAttributeValues(values)
                                    .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL))
                            .consumedCapacity());
        } catch (ConditionalCheckFailedException e) {
            throw new IllegalStateException(key + " is not a counter item, so nothing can be added to it", e);
        } catch (SdkException e) {
            throw DynamoDbErrors.translated("an addition to " + key + " in " + table.name(), e);
        }
    }
}
