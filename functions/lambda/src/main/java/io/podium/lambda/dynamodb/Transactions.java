package io.podium.lambda.dynamodb;

import io.podium.domain.meter.DynamoDbOperations;
import io.podium.domain.store.Item;
import io.podium.domain.store.Write;
import io.podium.domain.store.Writes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Conditional writes of several items of which all take effect or none does. */
final class Transactions {
    /** Reasons for which the same transaction may succeed when it is tried again. */
    private static final Set<String> TRANSIENT =
            Set.of("TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded");

    static final String CONDITION = "ConditionalCheckFailed";

    private final DynamoDbClient client;
    private final DynamoDbTable table;
    private final Backoff backoff;
    private final Consumption consumption;
    private final BatchReads reads;

    Transactions(
            DynamoDbClient client, DynamoDbTable table, Backoff backoff, Consumption consumption, BatchReads reads) {
        this.client = client;
        this.table = table;
        this.backoff = backoff;
        this.consumption = consumption;
        this.reads = reads;
    }

    boolean write(List<? extends Write> writes) {
        List<TransactWriteItem> items = writes.stream().map(this::item).toList();
        String doing = "a transaction of " + writes.size() + " writes in " + table.name();
        for (int attempt = 1; ; attempt++) {
            try {
                consumption.written(
                        DynamoDbOperations.TRANSACT_WRITE,
                        client.transactWriteItems(request -> request.transactItems(items)
                                        .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL))
                                .consumedCapacity(),
                        List.copyOf(writes));
                return true;
            } catch (TransactionCanceledException e) {
                Set<String> reasons = reasons(e);
                if (reasons.contains(CONDITION)) {
                    // A lost answer looks the same as a lost race, until one looks at what is stored.
                    return Writes.doneBefore(
                            writes, reads.getAll(writes.stream().map(Write::key).toList()));
                }
                if (!isTransient(reasons)) {
                    throw DynamoDbErrors.translated(doing, e);
                }
                backoff.afterAttempt(attempt, doing, e);
            } catch (SdkException e) {
                throw DynamoDbErrors.translated(doing, e);
            }
        }
    }

    static Set<String> reasons(TransactionCanceledException e) {
        return e.cancellationReasons().stream().map(CancellationReason::code).collect(Collectors.toSet());
    }

    /** Returns whether a transaction may succeed when it is tried again. */
    static boolean isTransient(Set<String> reasons) {
        return reasons.stream().anyMatch(TRANSIENT::contains);
    }

    private TransactWriteItem item(Write write) {
        if (write instanceof Write.Put put) {
            return TransactWriteItem.builder().put(put(put.item())).build();
        }
        Write.Delete delete = (Write.Delete) write;
        return TransactWriteItem.builder()
                .delete(Delete.builder()
                        .tableName(table.name())
                        .key(Attributes.key(delete.key()))
                        .conditionExpression(SingleWrites.VERSION_IS)
                        .expressionAttributeValues(SingleWrites.version(delete.version()))
                        .build())
                .build();
    }

    private Put put(Item item) {
        Map<String, AttributeValue> attributes = new HashMap<>(Attributes.key(item.key()));
        attributes.putAll(Attributes.content(item));
        Put.Builder put = Put.builder().tableName(table.name()).item(attributes);
        return item.version() == 1
                ? put.conditionExpression(SingleWrites.ABSENT).build()
                : put.conditionExpression(SingleWrites.VERSION_IS)
                        .expressionAttributeValues(SingleWrites.version(item.version() - 1))
                        .build();
    }
}
