package io.podium.local.backend;

import io.podium.domain.meter.Meter;
import io.podium.domain.store.ItemStore;
import io.podium.lambda.dynamodb.Backoff;
import io.podium.lambda.dynamodb.DynamoDbItemStore;
import io.podium.lambda.dynamodb.DynamoDbTable;
import io.podium.local.store.OneByOneStore;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Random;
import java.util.UUID;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Services of AWS as something at an endpoint plays them. */
record BackEnd(URI endpoint) {
    static final String VARIABLE = "AWS_ENDPOINT_URL";

    static final String WHY_NOT = "AWS_ENDPOINT_URL names no endpoint; infra/checks/backends sets it to moto's";

    /** The endpoint that the environment names. */
    static BackEnd named() {
        return new BackEnd(URI.create(System.getenv(VARIABLE)));
    }

    DynamoDbClient dynamoDb() {
        return at(DynamoDbClient.builder())
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    SqsClient sqs() {
        return at(SqsClient.builder())
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    SfnClient stepFunctions() {
        return at(SfnClient.builder())
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    private <B extends AwsClientBuilder<B, ?>> B at(B builder) {
        return builder.endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")));
    }

    /** Returns a table of its own for whoever asks. */
    static DynamoDbTable table(DynamoDbClient client) {
        DynamoDbTable table = new DynamoDbTable("contract-" + UUID.randomUUID(), "sparse");
        client.createTable(table.createRequest());
        client.waiter().waitUntilTableExists(request -> request.tableName(table.name()));
        return table;
    }

    /** Returns the store as the local stack would use it there: item by item on moto, which has too little PartiQL. */
    ItemStore store(DynamoDbClient client, DynamoDbTable table) throws IOException {
        ItemStore store = new DynamoDbItemStore(client, table, new Backoff(new Random(1), time -> {}), new Meter());
        return isMoto() ? new OneByOneStore(store) : store;
    }

    boolean isMoto() throws IOException {
        HttpURLConnection page = (HttpURLConnection)
                endpoint.resolve("/moto-api/data.json").toURL().openConnection();
        return page.getResponseCode() == 200;
    }
}
