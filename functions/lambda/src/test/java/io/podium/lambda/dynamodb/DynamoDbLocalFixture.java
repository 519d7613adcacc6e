package io.podium.lambda.dynamodb;

import io.podium.domain.meter.Meter;
import java.util.Random;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.dynamodb.services.local.embedded.DynamoDBEmbedded;
import software.amazon.dynamodb.services.local.shared.access.AmazonDynamoDBLocal;

/** DynamoDB Local in this process, started once and stopped with it. */
final class DynamoDbLocalFixture {
    private static final AmazonDynamoDBLocal LOCAL = DynamoDBEmbedded.create();

    private DynamoDbLocalFixture() {}

    static DynamoDbClient client() {
        return LOCAL.dynamoDbClient();
    }

    /** Creates a table with its index. */
    static DynamoDbTable table(String name) {
        DynamoDbTable table = new DynamoDbTable(name, "sparse");
        client().createTable(table.createRequest());
        return table;
    }

    static DynamoDbItemStore store(DynamoDbTable table, Meter meter) {
        return new DynamoDbItemStore(client(), table, new Backoff(new Random(1), time -> {}), meter);
    }
}
