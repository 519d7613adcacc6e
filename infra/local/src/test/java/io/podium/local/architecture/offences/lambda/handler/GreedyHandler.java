package io.podium.local.architecture.offences.lambda.handler;

import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

/** Builds its own client, scans a table with it, prints, sleeps and counts in a static field. */
final class GreedyHandler {
    private static int calls;

    void handle() throws InterruptedException {
        calls++;
        String table = System.getenv("TABLE");
        for (DynamoDbClient client : new DynamoDbClient[] {
            DynamoDbClient.create(), DynamoDbClient.builder().build()
        }) {
            System.out.println(
                    client.scan(ScanRequest.builder().tableName(table).build()));
        }
        Thread.sleep(calls);
        TimeUnit.SECONDS.sleep(calls);
        new IllegalStateException(table).printStackTrace();
    }
}
