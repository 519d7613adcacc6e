package io.podium.lambda.dynamodb;

import io.podium.domain.meter.DynamoDbOperations;
import io.podium.domain.store.Item;
import io.podium.domain.store.ItemKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

/** Reads of many items by key. */
final class BatchReads {
    /** The most keys in one call. */
    private static final int CALL_SIZE = 100;

    private final DynamoDbClient client;
    private final DynamoDbTable table;
    private final Backoff backoff;
    private final Consumption consumption;

    BatchReads(DynamoDbClient client, DynamoDbTable table, Backoff backoff, Consumption consumption) {
        this.client = client;
        this.table = table;
        this.backoff = backoff;
        this.consumption = consumption;
    }

    Map<ItemKey, Item> getAll(Collection<ItemKey> keys) {
        List<ItemKey> distinct = List.copyOf(new LinkedHashSet<>(keys));
        Map<ItemKey, Item> found = new HashMap<>();
        for (int first = 0; first < distinct.size(); first += CALL_SIZE) {
            readBatch(distinct.subList(first, Math.min(distinct.size(), first + CALL_SIZE)), found);
        }
        Map<ItemKey, Item> ordered = new LinkedHashMap<>();
        for (ItemKey key : distinct) {
            Item item = found.get(key);
            if (item != null) {
                ordered.put(key, item);
            }
        }
        return ordered;
    }

    /** Reads on while there are unprocessed keys; only answers without any item count as failed attempts. */
    private void readBatch(List<ItemKey> keys, Map<ItemKey, Item> found) {
        List<Map<String, AttributeValue>> rest = new ArrayList<>();
        keys.forEach(key -> rest.add(Attributes.key(key)));
        int failed = 0;
        while (!rest.isEmpty()) {
            BatchGetItemResponse response = call(rest);
            List<Map<String, AttributeValue>> items = response.responses().getOrDefault(table.name(), List.of());
            items.stream().map(Attributes::item).forEach(item -> found.put(item.key(), item));
            KeysAndAttributes unprocessed = response.unprocessedKeys().get(table.name());
            rest.clear();
            if (unprocessed != null) {
                rest.addAll(unprocessed.keys());
                failed = items.isEmpty() ? failed + 1 : 0;
                if (failed > 0) {
                    backoff.afterAttempt(failed, "reads of " + table.name(), null);
                }
            }
        }
    }

    private BatchGetItemResponse call(List<Map<String, AttributeValue>> keys) {
        KeysAndAttributes wanted =
                KeysAndAttributes.builder().keys(keys).consistentRead(true).build();
        try {
            BatchGetItemResponse response =
                    client.batchGetItem(request -> request.requestItems(Map.of(table.name(), wanted))
                            .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL));
            consumption.read(DynamoDbOperations.BATCH_GET, response.consumedCapacity());
            return response;
        } catch (SdkException e) {
            throw DynamoDbErrors.translated("reads of " + table.name(), e);
        }
    }
}
