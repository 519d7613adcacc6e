package io.podium.lambda.dynamodb;

import io.podium.domain.meter.Meter;
import io.podium.domain.store.Item;
import io.podium.domain.store.ItemKey;
import io.podium.domain.store.ItemStore;
import io.podium.domain.store.Range;
import io.podium.domain.store.Write;
import io.podium.lambda.permissions.StoreOperation;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Finds out which actions each operation of a store takes, by asking the store on DynamoDB for it and looking at the
 * requests that come of it: once where its condition holds and once where it does not.
 */
public final class StoreActions {
    private static final String TABLE = "actions";

    private final RecordedRequests requests;
    private final ItemStore store;
    private int keys;

    private StoreActions() {
        DynamoDbClient client = DynamoDbLocalFixture.client();
        DynamoDbTable table = new DynamoDbTable(TABLE, "sparse");
        if (!client.listTables().tableNames().contains(TABLE)) {
            client.createTable(table.createRequest());
        }
        this.requests = new RecordedRequests(client);
        this.store =
                new DynamoDbItemStore(requests.client(), table, new Backoff(new Random(1), time -> {}), new Meter());
    }

    /** An action on a table or, with a suffix, on its index. */
    public record Action(String name, String suffix) {}

    /** Returns the actions of every operation. */
    public static Map<StoreOperation, Set<Action>> all() {
        StoreActions actions = new StoreActions();
        Map<StoreOperation, Set<Action>> all = new EnumMap<>(StoreOperation.class);
        for (StoreOperation operation : StoreOperation.values()) {
            actions.perform(operation);
            all.put(operation, actions.requests.taken());
        }
        return all;
    }

    private void perform(StoreOperation operation) {
        switch (operation) {
            case GET -> store.get(key());
            case GET_ALL -> store.getAll(List.of(key(), key()));
            case QUERY -> store.query("p", Range.first(1));
            case QUERY_INDEX -> store.queryIndex("p", Range.first(1));
            case INSERT -> twice(put(key(), 1));
            case REPLACE -> twice(put(stored(), 2));
            case DELETE -> twice(new Write.Delete(stored(), 1));
            case INSERT_OF_LIST -> lists(put(key(), 1), put(key(), 1), put(key(), 1));
            case REPLACE_OF_LIST -> lists(put(stored(), 2), put(stored(), 2), put(stored(), 2));
            case DELETE_OF_LIST ->
                lists(new Write.Delete(stored(), 1), new Write.Delete(stored(), 1), new Write.Delete(stored(), 1));
            case INSERT_TOGETHER -> together(put(key(), 1), put(key(), 1));
            case REPLACE_TOGETHER -> together(put(stored(), 2), put(stored(), 2));
            case DELETE_TOGETHER -> together(new Write.Delete(stored(), 1), new Write.Delete(stored(), 1));
            case APPEND -> {
                Item item = put(key(), 1).item();
                store.append(item);
                store.append(item);
            }
            case ADD -> store.add(key(), Map.of("n", 1.0));
        }
    }

    private void twice(Write write) {
        store.write(write);
        store.write(write);
    }

    private void lists(Write alone, Write first, Write second) {
        store.write(List.of(alone));
        store.write(List.of(first, second));
        store.write(List.of(first, second));
    }

    private void together(Write first, Write second) {
        store.writeTogether(List.of(first, second));
        store.writeTogether(List.of(first, second));
    }

    private ItemKey key() {
        return new ItemKey("p", "s" + keys++);
    }

    private ItemKey stored() {
        ItemKey key = key();
        requests.aside(() -> store.write(put(key, 1)));
        return key;
    }

    private static Write.Put put(ItemKey key, long version) {
        return new Write.Put(new Item(key, version, Map.of("version", version), null));
    }
}
