package io.podium.lambda.dynamodb;

import io.podium.domain.meter.DynamoDbOperations;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * Updates of counter items, several as one transaction, since no other call takes several. One that meets a transaction of
 * somebody else has had no effect and is tried again.
 */
final class Updates {
    private final DynamoDbClient client;
    private final DynamoDbTable table;
    private final Backoff backoff;
    private final Consumption consumption;

    Updates(DynamoDbClient client, DynamoDbTable table, Backoff backoff, Consumption consumption) {
        this.client = client;
        this.table = table;
        this.backoff = backoff;
        this.consumption = consumption;
    }

    /** Makes 1 to a hundred updates, each of another item. */
    void make(List<Update> updates) {
        String doing = "an addition to " + updates.size() + " items of " + table.name() + " from "
                + Attributes.key(updates.get(0).key());
        for (int attempt = 1; ; attempt++) {
            try {
                if (updates.size() == 1) {
                    alone(updates.get(0));
                } else {
                    together(updates);
                }
                return;
            } catch (TransactionConflictException e) {
                backoff.afterAttempt(attempt, doing, e);
            } catch (TransactionCanceledException e) {
                Set<String> reasons = Transactions.reasons(e);
                if (reasons.contains(Transactions.CONDITION)) {
                    throw noCounter(doing, e);
                }
                if (!Transactions.isTransient(reasons)) {
                    throw DynamoDbErrors.translated(doing, e);
                }
                backoff.afterAttempt(attempt, doing, e);
            } catch (ConditionalCheckFailedException e) {
                throw noCounter(doing, e);
            } catch (SdkException e) {
                throw DynamoDbErrors.translated(doing, e);
            }
        }
    }

    private static IllegalStateException noCounter(String doing, SdkException e) {
        return new IllegalStateException(doing + " met one that is no counter item, so nothing can be added to it", e);
    }

    private void alone(Update update) {
        consumption.written(
                DynamoDbOperations.UPDATE,
                client.updateItem(request -> request.tableName(update.tableName())
                                .key(update.key())
                                .updateExpression(update.updateExpression())
                                .conditionExpression(update.conditionExpression())
                                .expressionAttributeNames(update.expressionAttributeNames())
                                .expressionAttributeValues(update.expressionAttributeValues())
                                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL))
                        .consumedCapacity());
    }

    private void together(List<Update> updates) {
        List<TransactWriteItem> items = updates.stream()
                .map(update -> TransactWriteItem.builder().update(update).build())
                .toList();
        consumption.written(
                DynamoDbOperations.TRANSACT_WRITE,
                client.transactWriteItems(request ->
                                request.transactItems(items).returnConsumedCapacity(ReturnConsumedCapacity.TOTAL))
                        .consumedCapacity(),
                List.of());
    }
}
