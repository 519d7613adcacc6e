package io.podium.lambda.dynamodb;

import io.podium.domain.meter.DynamoDbOperations;
import io.podium.domain.store.Item;
import io.podium.domain.store.ItemKey;
import io.podium.domain.store.Write;
import io.podium.domain.store.WriteOutcome;
import io.podium.domain.store.Writes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementError;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementErrorCodeEnum;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

/** Conditional writes of many items, each on its own condition. */
final class BatchWrites {
    /** The most statements in one call. */
    private static final int CALL_SIZE = 25;

    private final DynamoDbClient client;
    private final DynamoDbTable table;
    private final Backoff backoff;
    private final Consumption consumption;
    private final BatchReads reads;

    BatchWrites(
            DynamoDbClient client, DynamoDbTable table, Backoff backoff, Consumption consumption, BatchReads reads) {
        this.client = client;
        this.table = table;
        this.backoff = backoff;
        this.consumption = consumption;
        this.reads = reads;
    }

    List<WriteOutcome> write(List<? extends Write> writes) {
        Map<ItemKey, WriteOutcome> outcomes = new HashMap<>(2 * writes.size());
        List<Write> unknown = new ArrayList<>();
        for (int first = 0; first < writes.size(); first += CALL_SIZE) {
            List<Write> batch = List.copyOf(writes.subList(first, Math.min(writes.size(), first + CALL_SIZE)));
            writeBatch(batch, outcomes, unknown);
        }
        judge(unknown, outcomes);
        return writes.stream()
                .map(write -> Objects.requireNonNull(outcomes.get(write.key())))
                .toList();
    }

    /** Tries until every member succeeded or was refused; the refused whose item is not told go to {@code unknown}. */
    private void writeBatch(List<Write> batch, Map<ItemKey, WriteOutcome> outcomes, List<Write> unknown) {
        List<Write> rest = batch;
        int inARow = 0;
        while (!rest.isEmpty()) {
            List<Write> throttled = attempt(rest, outcomes, unknown);
            if (!throttled.isEmpty()) {
                inARow = throttled.size() < rest.size() ? 1 : inARow + 1;
                backoff.afterAttempt(inARow, "writes in " + table.name(), null);
            }
            rest = throttled;
        }
    }

    /** Returns the writes that were throttled. */
    private List<Write> attempt(List<Write> batch, Map<ItemKey, WriteOutcome> outcomes, List<Write> unknown) {
        List<BatchStatementResponse> answers = call(batch).responses();
        List<Write> throttled = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            Write write = batch.get(i);
            BatchStatementError error = answers.get(i).error();
            if (error == null) {
                outcomes.put(write.key(), new WriteOutcome.Done());
            } else if (DynamoDbErrors.isTransient(error.code())) {
                throttled.add(write);
            } else {
                refused(write, error, outcomes, unknown);
            }
        }
        return throttled;
    }

    private void refused(
            Write write, BatchStatementError error, Map<ItemKey, WriteOutcome> outcomes, List<Write> unknown) {
        if (error.code() != BatchStatementErrorCodeEnum.CONDITIONAL_CHECK_FAILED
                && error.code() != BatchStatementErrorCodeEnum.DUPLICATE_ITEM) {
            throw new IllegalStateException("DynamoDB refused a write of " + write.key() + " in " + table.name() + ": "
                    + error.codeAsString() + ": " + error.message());
        }
        if (error.hasItem() && !error.item().isEmpty()) {
            outcomes.put(write.key(), Writes.refused(write, Attributes.item(error.item())));
        } else {
            unknown.add(write);
        }
    }

    /** Looks up what stood in the way where the answer could not carry it, because it is too large or not there. */
    private void judge(List<Write> unknown, Map<ItemKey, WriteOutcome> outcomes) {
        Map<ItemKey, Item> current =
                reads.getAll(unknown.stream().map(Write::key).toList());
        for (Write write : unknown) {
            outcomes.put(write.key(), Writes.refused(write, current.get(write.key())));
        }
    }

    private BatchExecuteStatementResponse call(List<Write> writes) {
        try {
            BatchExecuteStatementResponse response =
                    client.batchExecuteStatement(request -> request.returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                            .statements(writes.stream()
                                    .map(write -> Statement.of(table.name(), write))
                                    .toList()));
            consumption.written(DynamoDbOperations.BATCH_WRITE, response.consumedCapacity(), writes);
            return response;
        } catch (SdkException e) {
            throw DynamoDbErrors.translated("writes in " + table.name(), e);
        }
    }
}
