package io.podium.lambda.dynamodb;

import io.podium.domain.meter.DynamoDbOperations;
import io.podium.domain.store.Item;
import io.podium.domain.store.Write;
import io.podium.domain.store.WriteOutcome;
import io.podium.domain.store.Writes;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/** Conditional writes of one item. */
final class SingleWrites {
    static final String ABSENT = "attribute_not_exists(pk)";
    static final String VERSION_IS = "v = :version";

    private final DynamoDbClient client;
    private final DynamoDbTable table;
    private final Consumption consumption;

    SingleWrites(DynamoDbClient client, DynamoDbTable table, Consumption consumption) {
        this.client = client;
        this.table = table;
        this.consumption = consumption;
    }

    WriteOutcome write(Write write) {
        try {
            if (write instanceof Write.Put put) {
                put(put.item());
            } else {
                delete((Write.Delete) write);
            }
            return new WriteOutcome.Done();
        } catch (ConditionalCheckFailedException e) {
            return refused(write, e);
        } catch (SdkException e) {
            throw DynamoDbErrors.translated("a write of " + write.key() + " in " + table.name(), e);
        }
    }

    private void put(Item item) {
        Map<String, AttributeValue> attributes = new HashMap<>(Attributes.key(item.key()));
        attributes.putAll(Attributes.content(item));
        PutItemRequest.Builder request = PutItemRequest.builder()
                .tableName(table.name())
                .item(attributes)
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL);
        if (item.version() == 1) {
            request.conditionExpression(ABSENT);
        } else {
            request.conditionExpression(VERSION_IS).expressionAttributeValues(version(item.version() - 1));
        }
        consumption.written(
                DynamoDbOperations.PUT, client.putItem(request.build()).consumedCapacity());
    }

    private void delete(Write.Delete delete) {
        DeleteItemRequest request = DeleteItemRequest.builder()
                .tableName(table.name())
                .key(Attributes.key(delete.key()))
                .conditionExpression(VERSION_IS)
                .expressionAttributeValues(version(delete.version()))
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                .build();
        consumption.written(
                DynamoDbOperations.DELETE, client.deleteItem(request).consumedCapacity());
    }

    private WriteOutcome refused(Write write, ConditionalCheckFailedException e) {
        Item current = e.hasItem() && !e.item().isEmpty() ? Attributes.item(e.item()) : null;
        String operation = write instanceof Write.Put ? DynamoDbOperations.PUT : DynamoDbOperations.DELETE;
        consumption.refused(operation, current);
        return Writes.refused(write, current);
    }

    static Map<String, AttributeValue> version(long version) {
        return Map.of(":version", Attributes.number(version));
    }
}
