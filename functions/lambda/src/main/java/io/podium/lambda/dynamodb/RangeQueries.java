package io.podium.lambda.dynamodb;

import io.podium.domain.meter.DynamoDbOperations;
import io.podium.domain.store.IndexHit;
import io.podium.domain.store.Item;
import io.podium.domain.store.ItemPage;
import io.podium.domain.store.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

/** Queries of a range within a partition of the table or of its index. */
final class RangeQueries {
    private final DynamoDbClient client;
    private final DynamoDbTable table;
    private final Consumption consumption;

    RangeQueries(DynamoDbClient client, DynamoDbTable table, Consumption consumption) {
        this.client = client;
        this.table = table;
        this.consumption = consumption;
    }

    ItemPage<Item> items(String partition, Range range) {
        QueryRequest.Builder request = QueryRequest.builder().consistentRead(true);
        SortCondition condition = new SortCondition(Attributes.PK, Attributes.SK, range);
        List<Map<String, AttributeValue>> rows = rows(request, DynamoDbOperations.QUERY, partition, condition);
        List<Item> items = rows.stream().map(Attributes::item).toList();
        return new ItemPage<>(items, next(rows, condition));
    }

    ItemPage<IndexHit> hits(String partition, Range range) {
        if (table.index() == null) {
            throw new IllegalStateException("the table " + table.name() + " has no index to query");
        }
        QueryRequest.Builder request = QueryRequest.builder().indexName(table.index());
        SortCondition condition = new SortCondition(Attributes.IPK, Attributes.ISK, range);
        List<Map<String, AttributeValue>> rows = rows(request, DynamoDbOperations.QUERY_INDEX, partition, condition);
        List<IndexHit> hits = rows.stream().map(Attributes::hit).toList();
        return new ItemPage<>(hits, next(rows, condition));
    }

    /** Reads on over the service's own page ends, which come after 1 MiB. */
    private List<Map<String, AttributeValue>> rows(
            QueryRequest.Builder request, String operation, String partition, SortCondition condition) {
        Range range = condition.range();
        if (range.isEmpty()) {
            return List.of();
        }
        request.tableName(table.name())
                .keyConditionExpression(condition.expression())
                .expressionAttributeValues(condition.values(partition))
                .scanIndexForward(range.direction() == Range.Direction.ASCENDING)
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL);
        List<Map<String, AttributeValue>> rows = new ArrayList<>();
        QueryResponse response;
        do {
            response = call(request.limit(condition.rowsToRead() - rows.size()).build(), operation);
            rows.addAll(response.items());
            request.exclusiveStartKey(response.lastEvaluatedKey());
        } while (response.hasLastEvaluatedKey() && rows.size() < condition.rowsToRead());
        return rows.stream().filter(condition::admits).limit(range.limit()).toList();
    }

    private QueryResponse call(QueryRequest request, String operation) {
        try {
            QueryResponse response = client.query(request);
            consumption.read(operation, response.consumedCapacity());
            return response;
        } catch (SdkException e) {
            throw DynamoDbErrors.translated("a query of " + table.name(), e);
        }
    }

    private static @Nullable String next(List<Map<String, AttributeValue>> rows, SortCondition condition) {
        boolean full = rows.size() == condition.range().limit();
        return full ? Attributes.text(rows.get(rows.size() - 1), condition.sortAttribute()) : null;
    }
}
