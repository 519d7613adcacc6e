package io.podium.local.stack;

import io.podium.domain.meter.Meter;
import io.podium.domain.meter.MeteredItemStore;
import io.podium.domain.store.ItemStore;
import io.podium.lambda.dynamodb.Backoff;
import io.podium.lambda.dynamodb.DynamoDbItemStore;
import io.podium.lambda.dynamodb.DynamoDbTable;
import io.podium.local.store.H2Database;
import io.podium.local.store.OneByOneStore;
import io.podium.local.template.TableDefinition;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiFunction;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;

/** Opens the tables in whatever keeps them. */
final class Storage {
    private final BiFunction<TableDefinition, Meter, ItemStore> opener;

    private Storage(BiFunction<TableDefinition, Meter, ItemStore> opener) {
        this.opener = opener;
    }

    /** Tables of the embedded database, whose calls are billed by a model of DynamoDB. */
    static Storage of(H2Database database) {
        return new Storage((table, meter) -> new MeteredItemStore(database.store(table.name()), meter));
    }

    /** Tables of DynamoDB or of something that speaks its language, made where they are missing. */
    static Storage of(DynamoDbClient client) {
        return of(client, false);
    }

    /**
     * The same.
     *
     * @param isOneByOne whether items are to be written one by one, because it knows no PartiQL
     */
    static Storage of(DynamoDbClient client, boolean isOneByOne) {
        Backoff backoff = new Backoff(new SecureRandom(), Storage::pause);
        return new Storage((definition, meter) -> {
            String index =
                    definition.indexes().isEmpty() ? null : definition.indexes().get(0);
            DynamoDbTable table = new DynamoDbTable(definition.name(), index);
            create(client, table);
            ItemStore store = new DynamoDbItemStore(client, table, backoff, meter);
            return isOneByOne ? new OneByOneStore(store) : store;
        });
    }

    private static void create(DynamoDbClient client, DynamoDbTable table) {
        try {
            client.createTable(table.createRequest());
        } catch (ResourceInUseException e) {
            client.describeTable(request -> request.tableName(table.name()));
        }
        client.waiter().waitUntilTableExists(request -> request.tableName(table.name()));
    }

    private static void pause(Duration time) throws InterruptedException {
        LockSupport.parkNanos(time.toNanos());
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted between two attempts");
        }
    }

    /** Opens a table whose calls this meter counts. */
    ItemStore open(TableDefinition table, Meter meter) {
        return opener.apply(table, meter);
    }
}
