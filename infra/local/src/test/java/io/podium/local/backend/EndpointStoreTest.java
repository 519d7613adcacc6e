package io.podium.local.backend;

import io.podium.domain.store.ItemStore;
import io.podium.domain.store.ItemStoreContract;
import io.podium.lambda.dynamodb.DynamoDbTable;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The contract of the store on whatever answers at {@code AWS_ENDPOINT_URL}. */
@EnabledIfEnvironmentVariable(named = BackEnd.VARIABLE, matches = ".+", disabledReason = BackEnd.WHY_NOT)
class EndpointStoreTest extends ItemStoreContract {
    private static DynamoDbClient client;
    private static DynamoDbTable table;
    private static ItemStore store;

    @BeforeAll
    static void open() throws IOException {
        client = BackEnd.named().dynamoDb();
        table = BackEnd.table(client);
        store = BackEnd.named().store(client, table);
    }

    @AfterAll
    static void close() {
        client.deleteTable(request -> request.tableName(table.name()));
        client.close();
    }

    @Override
    public ItemStore store() {
        return store;
    }
}
