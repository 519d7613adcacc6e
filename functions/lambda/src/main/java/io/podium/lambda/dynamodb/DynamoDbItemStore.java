package io.podium.lambda.dynamodb;

import io.podium.domain.meter.DynamoDbOperations;
import io.podium.domain.meter.Meter;
import io.podium.domain.store.Addition;
import io.podium.domain.store.IndexHit;
import io.podium.domain.store.Item;
import io.podium.domain.store.ItemKey;
import io.podium.domain.store.ItemPage;
import io.podium.domain.store.ItemStore;
import io.podium.domain.store.Range;
import io.podium.domain.store.Write;
import io.podium.domain.store.WriteOutcome;
import io.podium.domain.store.Writes;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

/** A store in one DynamoDB table. It counts the units that the service reports. */
public final class DynamoDbItemStore implements ItemStore {
    private final DynamoDbClient client;
    private final DynamoDbTable table;
    private final Consumption consumption;
    private final BatchReads batchReads;
    private final BatchWrites batchWrites;
    private final SingleWrites singleWrites;
    private final Transactions transactions;
    private final RangeQueries queries;
    private final Additions additions;

    /**
     * Uses a table that exists.
     *
     * @param client closed by whoever opened it
     * @param backoff between attempts at the throttled members of a batch
     * @param meter counts calls and units
     */
    public DynamoDbItemStore(DynamoDbClient client, DynamoDbTable table, Backoff backoff, Meter meter) {
        this.client = client;
        this.table = table;
        this.consumption = new Consumption(meter);
        this.batchReads = new BatchReads(client, table, backoff, consumption);
        this.batchWrites = new BatchWrites(client, table, backoff, consumption, batchReads);
        this.singleWrites = new SingleWrites(client, table, consumption);
        this.transactions = new Transactions(client, table, backoff, consumption, batchReads);
        this.queries = new RangeQueries(client, table, consumption);
        this.additions = new Additions(table, new Updates(client, table, backoff, consumption));
    }

    @Override
    public Optional<Item> get(ItemKey key) {
        try {
            GetItemResponse response = client.getItem(request -> request.tableName(table.name())
                    .key(Attributes.key(key))
                    .consistentRead(true)
                    .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL));
            consumption.read(DynamoDbOperations.GET, response.consumedCapacity());
            return response.hasItem() ? Optional.of(Attributes.item(response.item())) : Optional.empty();
        } catch (SdkException e) {
            throw DynamoDbErrors.translated("a read of " + key + " in " + table.name(), e);
        }
    }

    @Override
    public Map<ItemKey, Item> getAll(Collection<ItemKey> keys) {
        return batchReads.getAll(keys);
    }

    @Override
    public ItemPage<Item> query(String partition, Range range) {
        return queries.items(partition, range);
    }

    @Override
    public ItemPage<IndexHit> queryIndex(String partition, Range range) {
        return queries.hits(partition, range);
    }

    @Override
    public List<WriteOutcome> write(List<? extends Write> writes) {
        Writes.requireDistinctKeys(writes);
        return writes.size() == 1 ? List.of(singleWrites.write(writes.get(0))) : batchWrites.write(writes);
    }

    /** A PartiQL INSERT, since a role that allows PutItem allows it without a condition as well. */
    @Override
    public WriteOutcome append(Item item) {
        return batchWrites
                .write(List.of(new Write.Put(Writes.requireNew(item))))
                .get(0);
    }

    @Override
    public boolean writeTogether(List<? extends Write> writes) {
        Writes.requireTransaction(writes);
        return transactions.write(writes);
    }

    @Override
    public void addAll(List<Addition> added) {
        additions.add(added);
    }
}
